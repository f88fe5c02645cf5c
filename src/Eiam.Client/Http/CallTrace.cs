using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;

namespace Eiam.Client.Http;

/// <summary>The trace of one call, redacted: <c>Verbose</c> has one line a try, <c>Debug</c> headers and bodies.</summary>
internal sealed class CallTrace(IEiamTrace? sink, PreparedCall call, EiamClientOptions options)
{
    private Redactor? _redactor;

    /// <summary>The try that is under way, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>Knows the secrets of the session and of this call; made when a text first needs it.</summary>
    public Redactor Redactor => _redactor ??= call.CreateRedactor(options);

    public void Begin() => Attempt++;

    public void Sending(HttpRequestMessage message)
    {
        if (sink is { IsDebug: true })
        {
            StringBuilder text = new();
            text.Append(call.Endpoint).Append(" to ").Append(options.Uri.GetLeftPart(UriPartial.Authority));
            AppendHeaders(text, message.Headers);
            if (message.Content is not null && call.Body is not null)
            {
                AppendHeaders(text, message.Content.Headers);
                text.Append(Environment.NewLine).Append(Redactor.RedactJson(new ReadOnlyMemory<byte>(call.Body, 0, call.BodyLength)));
            }

            sink.Debug(text.ToString());
        }
    }

    public void Answered(HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeSpan elapsed)
    {
        Line(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), elapsed);
        if (sink is { IsDebug: true })
        {
            // What the answer gives away may come back in a later text of this call.
            Redactor.AddFrom(body);
            StringBuilder text = new();
            text.Append(call.Endpoint).Append(" answered ").Append((int)response.StatusCode);
            AppendHeaders(text, response.Headers);
            AppendHeaders(text, response.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
            text.Append(Environment.NewLine).Append(Redactor.RedactJson(body));
            sink.Debug(text.ToString());
        }
    }

    public void Failed(EiamException failure, TimeSpan elapsed) => Line(failure.Kind.ToString(), elapsed);

    public void Retrying(EiamException failure, TimeSpan delay)
    {
        if (sink is { IsVerbose: true })
        {
            sink.Verbose(string.Format(
                CultureInfo.InvariantCulture, "{0}: {1}; trying again in {2:0.0} s", call.Endpoint, failure.ErrorId, delay.TotalSeconds));
        }
    }

    private void Line(string result, TimeSpan elapsed)
    {
        if (sink is { IsVerbose: true })
        {
            sink.Verbose(string.Format(
                CultureInfo.InvariantCulture, "{0} {1} {2:0} ms (attempt {3})", call.Endpoint, result, elapsed.TotalMilliseconds, Attempt));
        }
    }

    private void AppendHeaders(StringBuilder text, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            text.Append(Environment.NewLine).Append(Redactor.Redact(header.Key)).Append(": ")
                .Append(Redactor.Redact(header.Key, string.Join(", ", header.Value)));
        }
    }
}
