using System;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Eiam.Client.Http;

/// <summary>Sees the certificate of a server while TLS begins, and decides of it what the session would: behind a proxy as well, whose tunnel it comes through.</summary>
/// <param name="isChecked">Whether the session checks it.</param>
internal sealed class CertificateSight(bool isChecked)
{
    /// <summary>Whether there was one.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>Whom it is for.</summary>
    public string Subject { get; private set; } = string.Empty;

    /// <summary>Who vouches for it.</summary>
    public string Issuer { get; private set; } = string.Empty;

    /// <summary>When it ends.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>What is wrong with it, in the words of .NET; null where nothing is.</summary>
    public string? Problem { get; private set; }

    public bool Look(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not null)
        {
            using X509Certificate2 copy = new(certificate);
            Subject = copy.Subject;
            Issuer = copy.Issuer;
            EndsAt = copy.NotAfter.ToUniversalTime();
            IsSeen = true;
        }

        string[] words = [.. chain?.ChainStatus.Select(static s => s.Status.ToString()).Distinct() ?? []];
        Problem = errors == SslPolicyErrors.None ? null : words.Length == 0 ? errors.ToString() : $"{errors} ({string.Join(", ", words)})";
        return errors == SslPolicyErrors.None || !isChecked;
    }
}
