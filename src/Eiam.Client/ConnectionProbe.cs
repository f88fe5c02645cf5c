using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;

namespace Eiam.Client;

/// <summary>
/// The steps of a connection test, on connections of their own, so that the certificate is seen and nothing of the session is changed. Each is sent
/// once: what a repeat would hide is what is looked for.
/// </summary>
internal sealed class ConnectionProbe
{
    private const int MaxText = 512;
    private const string NotReached = "NotReached";

    // Id tokens are valid two minutes before they are issued, and those of the vendor's examples for five after.
    private static readonly TimeSpan MostDifference = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ShortRest = TimeSpan.FromDays(30);

    private readonly EiamClient _client;
    private readonly EiamClientOptions _options;
    private readonly CertificateSight _sight;
    private readonly IEiamTrace? _trace;
    private readonly CancellationToken _stop;

    private ConnectionProbe(EiamClient client, CertificateSight sight, IEiamTrace? trace, CancellationToken stop)
    {
        _client = client;
        _options = client.Options;
        _sight = sight;
        _trace = trace;
        _stop = stop;
    }

    public static async IAsyncEnumerable<ConnectionCheck> RunAsync(EiamClient session, IEiamTrace? trace, [EnumeratorCancellation] CancellationToken stop)
    {
        // Its connections would be new ones, so that nothing else would say so.
        session.ThrowIfClosed();
        EiamClientOptions options = session.Options;
        CertificateSight sight = new(!options.SkipCertificateCheck);

        // A transport that was given has no network, and is not this test's to close.
        using EiamClient? own = options.Transport is null ? new EiamClient(options, TransportFactory.Create(options, sight)) : null;
        ConnectionProbe probe = new(own ?? session, sight, trace, stop);
        ConnectionCheck name = await probe.TimedAsync("NameResolution", probe.LookUpAsync).ConfigureAwait(false);
        yield return name;

        RestRequest first = new(RestMethod.Get, Endpoints.KeySet.Path, RestCredential.None, new RestContent());
        ConnectionCheck connection = await probe.AfterAsync(name, "Connection", check => probe.ConnectAsync(check, first)).ConfigureAwait(false);
        yield return connection;
        yield return probe.Certificate(connection);
        yield return probe.Clock(connection, first);
        yield return await probe.AfterAsync(connection, "KeySet", probe.ReadKeysAsync).ConfigureAwait(false);
        yield return await probe.AfterAsync(connection, "Application", probe.AskForApplicationAsync).ConfigureAwait(false);
        TenantGrant? grant = null;
        ConnectionCheck token = await probe.AfterAsync(connection, "TenantToken", async check => grant = await probe.GetTokenAsync(check).ConfigureAwait(false)).ConfigureAwait(false);
        yield return token;
        yield return probe.Permissions(token, grant);
    }

    private static string Seconds(double seconds) => seconds.ToString("0", CultureInfo.InvariantCulture) + " s";

    private static void Pass(ConnectionCheck check, string detail) => End(check, CheckOutcome.Passed, detail, null);

    private static void Fail(ConnectionCheck check, string detail, string cause) => End(check, CheckOutcome.Failed, detail, cause);

    private static void PassOver(ConnectionCheck check, string detail, string? cause = null) => End(check, CheckOutcome.NotChecked, detail, cause);

    private static void End(ConnectionCheck check, CheckOutcome outcome, string detail, string? cause)
    {
        check.Outcome = outcome;
        check.Detail = detail;
        check.Cause = cause;
    }

    private static void Fail(ConnectionCheck check, EiamException failure)
    {
        End(check, CheckOutcome.Failed, failure.Message, null);
        check.Failure = failure;
    }

    private static void PassOverAfter(ConnectionCheck check, ConnectionCheck needed) => PassOver(
        check, needed.Outcome == CheckOutcome.Failed ? $"Not looked at, since {needed.Name} failed." : needed.Detail, EndsHere(needed) ? NotReached : null);

    // Whether nothing that needs a check can be looked at.
    private static bool EndsHere(ConnectionCheck check) => check.Outcome == CheckOutcome.Failed || check.Cause == NotReached;

    private async Task<ConnectionCheck> TimedAsync(string name, Func<ConnectionCheck, Task> run)
    {
        ConnectionCheck check = new(name);
        long began = _options.TimeProvider.GetTimestamp();
        try
        {
            await run(check).ConfigureAwait(false);
        }
        catch (EiamException failure)
        {
            Fail(check, failure);
        }

        check.Milliseconds = Math.Round(_options.TimeProvider.GetElapsedTime(began).TotalMilliseconds, 1);
        return check;
    }

    private async Task<ConnectionCheck> AfterAsync(ConnectionCheck needed, string name, Func<ConnectionCheck, Task> run)
    {
        if (!EndsHere(needed))
        {
            return await TimedAsync(name, run).ConfigureAwait(false);
        }

        ConnectionCheck check = new(name);
        PassOverAfter(check, needed);
        return check;
    }

    private async Task LookUpAsync(ConnectionCheck check)
    {
        string host = _options.Uri.DnsSafeHost;
        if (_options.Transport is not null)
        {
            PassOver(check, "The session has no network: it is a sandbox.");
            return;
        }

        if (SessionProxy.Name(_options) is { } proxy)
        {
            PassOver(check, $"The proxy {proxy} looks the name up, and not this machine.");
            return;
        }

        if (_options.Uri.HostNameType != UriHostNameType.Dns)
        {
            PassOver(check, $"{host} is an address.");
            return;
        }

        Task<IPAddress[]> look = Dns.GetHostAddressesAsync(host);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        Task limit = Task.Delay(_options.ConnectionTimeout > TimeSpan.Zero ? _options.ConnectionTimeout : Timeout.InfiniteTimeSpan, over.Token);
        if (await Task.WhenAny(look, limit).ConfigureAwait(false) != look)
        {
            // Whatever it comes to later, nobody waits for it.
            _ = look.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            _stop.ThrowIfCancellationRequested();
            Fail(check, $"No name server answered for {host} within {Seconds(_options.ConnectionTimeout.TotalSeconds)} (ConnectionTimeoutSeconds).", "NameNotFound");
            return;
        }

        over.Cancel();
        try
        {
            IPAddress[] addresses = await look.ConfigureAwait(false);
            Pass(check, $"{host} is {string.Join(", ", (IEnumerable<IPAddress>)addresses)}.");
        }
        catch (SocketException e)
        {
            Fail(check, $"{host} has no address that this machine can find ({e.SocketErrorCode}).", "NameNotFound");
        }
    }

    // Any answer of HTTP shows that there is a connection; what it says is for the steps behind.
    private async Task ConnectAsync(ConnectionCheck check, RestRequest first)
    {
        int status;
        try
        {
            status = (await _client.SendAsync(first, _trace, _stop).ConfigureAwait(false)).StatusCode;
        }
        catch (EiamException failure) when (failure is { StatusCode: { } answered, Kind: not FailureKind.ProxyFailed })
        {
            status = answered;
        }

        string way = SessionProxy.Name(_options) is { } proxy ? $" through the proxy {proxy}" : string.Empty;
        Pass(check, $"{_options.Uri.GetLeftPart(UriPartial.Authority)}{way} answers (HTTP {status.ToString(CultureInfo.InvariantCulture)}).");
    }

    private ConnectionCheck Certificate(ConnectionCheck connection)
    {
        ConnectionCheck check = new("Certificate");
        if (_options.Transport is not null)
        {
            PassOver(check, "The session has no network: it is a sandbox.");
        }
        else if (_options.Uri.Scheme != Uri.UriSchemeHttps)
        {
            PassOver(check, "Plain http has none: nothing is encrypted.", "NotEncrypted");
        }
        else if (!_sight.IsSeen)
        {
            PassOverAfter(check, connection);
        }
        else
        {
            Judge(check);
        }

        return check;
    }

    private void Judge(ConnectionCheck check)
    {
        TimeSpan left = _sight.EndsAt - _options.TimeProvider.GetUtcNow();
        string seen = string.Format(
            CultureInfo.InvariantCulture, "{0}, from {1}, ends {2:yyyy-MM-dd} ({3:0} days left).", Clean(_sight.Subject), Clean(_sight.Issuer), _sight.EndsAt, Math.Floor(left.TotalDays));
        if (_options.SkipCertificateCheck)
        {
            PassOver(check, $"Not checked in this session (SkipCertificateCheck). {(_sight.Problem is { } problem ? $"It would be refused: {problem}. " : string.Empty)}{seen}", "CertificateNotChecked");
        }
        else if (_sight.Problem is { } refused)
        {
            Fail(check, $"Refused: {refused}. {seen}", "CertificateRefused");
        }
        else
        {
            End(check, CheckOutcome.Passed, seen, left < ShortRest ? "CertificateEndsSoon" : null);
        }
    }

    private ConnectionCheck Clock(ConnectionCheck connection, RestRequest first)
    {
        ConnectionCheck check = new("Clock");
        if (_options.Transport is not null && first.ServerTime is null)
        {
            PassOver(check, "The session has no network: it is a sandbox.");
        }
        else if (EndsHere(connection))
        {
            PassOverAfter(check, connection);
        }
        else if (first.ServerTime is not { } server)
        {
            PassOver(check, "The answer has no Date that can be read.");
        }
        else
        {
            // The header is of a moment while the answer was waited for, and has whole seconds.
            DateTimeOffset sent = first.ReceivedAt - TimeSpan.FromMilliseconds(connection.Milliseconds) - TimeSpan.FromSeconds(1);
            TimeSpan difference = server < sent ? server - sent : server > first.ReceivedAt ? server - first.ReceivedAt : TimeSpan.Zero;
            string detail = difference == TimeSpan.Zero ? "The clocks agree."
                : $"This machine's clock is {Seconds(difference.Duration().TotalSeconds)} {(difference > TimeSpan.Zero ? "behind" : "ahead of")} the tenant's.";
            End(check, difference.Duration() > MostDifference ? CheckOutcome.Failed : CheckOutcome.Passed, detail, difference.Duration() > MostDifference ? "ClockDiffers" : null);
        }

        return check;
    }

    private async Task ReadKeysAsync(ConnectionCheck check)
    {
        int keys = await _client.IdTokens.CountKeysAsync(_trace, _stop).ConfigureAwait(false);
        if (keys > 0)
        {
            Pass(check, $"{keys.ToString(CultureInfo.InvariantCulture)} RSA key(s) to verify id tokens with.");
        }
        else
        {
            Fail(check, "The set has no RSA key.", "NoKeys");
        }
    }

    // The list of countries is public, and names the client id as every call of the login family: the pages know no call that only asks for it.
    private async Task AskForApplicationAsync(ConnectionCheck check)
    {
        try
        {
            await _client.SendAsync(new CountryCodesRequest(), _trace, _stop).ConfigureAwait(false);
            Pass(check, $"The tenant takes the client id {_options.ClientId}.");
        }
        catch (EiamException failure) when (failure is { NormalizedCode: "SDK.COMMON.1011" } or { NormalizedCode: null, StatusCode: 404 or 405 })
        {
            PassOver(check, $"The tenant has no list of countries, by which it would be seen: {failure.Message}");
        }
    }

    private async Task<TenantGrant?> GetTokenAsync(ConnectionCheck check)
    {
        if (_options.ClientSecret is null)
        {
            PassOver(check, "The session has no client secret, and no use of the management API.", "NoSecret");
            return null;
        }

        TenantGrant grant = await _client.SendAsync(new TenantGrantRequest(), _trace, _stop).ConfigureAwait(false);
        Pass(check, grant.Lifetime is { } lifetime ? $"A token came, for {Seconds(lifetime.TotalSeconds)}." : "A token came.");
        return grant;
    }

    private ConnectionCheck Permissions(ConnectionCheck token, TenantGrant? grant)
    {
        ConnectionCheck check = new("Permissions");
        if (grant is null)
        {
            PassOverAfter(check, token);
            return check;
        }

        Redactor redactor = new();
        redactor.Add(SecretText.ToText(grant.Token));
        redactor.Add(grant.IdToken is null ? null : SecretText.ToText(grant.IdToken));
        redactor.Add(SecretText.ToText(_options.RequireClientSecret()));
        string shown = ForeignText.ForPeople(string.Join(", ", grant.Permissions()), redactor, MaxText);
        if (shown.Length == 0)
        {
            PassOver(check, "The token does not show any in a form that is known.");
        }
        else
        {
            Pass(check, shown);
        }

        return check;
    }

    private static string Clean(string text) => ForeignText.ForPeople(text, new Redactor(), MaxText / 4);
}
