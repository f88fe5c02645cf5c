using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Eiam.Sandbox.Server;

/// <summary>What the program prints once it serves: all that a first call needs.</summary>
internal static class Greeting
{
    /// <param name="server">The server.</param>
    /// <param name="mobiles">Those of the users whose codes are printed: a seed can have many more.</param>
    /// <param name="seed">What the tenant was filled with; null for nothing.</param>
    /// <param name="output">Where it is printed.</param>
    internal static Task WriteAsync(SandboxServer server, IReadOnlyList<string> mobiles, SandboxSeedResult? seed, TextWriter output)
    {
        var text = new StringBuilder();
        Line($"{server.Tenant.Options.ApplicationName} is served. Ctrl+C stops it.");
        Line($"");
        if (server.HttpAddress is { } http)
        {
            Line($"  HTTP       {http}");
        }

        if (server.HttpsAddress is { } https)
        {
            Line($"  HTTPS      {https} (self-signed)");
        }

        Line($"  client id  {server.Tenant.Options.ClientId}");
        Line($"  secret     {server.Tenant.Options.ClientSecret}");
        if (seed is not null)
        {
            Line($"  seed       {seed}");
        }

        foreach (string mobile in mobiles)
        {
            SandboxCode login = server.Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, mobile);
            SandboxCode phone = server.Tenant.IssueCode(SandboxCodeKind.WeChatPhone, mobile);
            Line($"");
            Line($"  user       {login.Mobile}");
            Line($"  login code {login.Code}");
            Line($"  phone code {phone.Code}");
            Line($"  each once, until {login.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        }

        Line($"");
        Line($"  POST {Control.ControlEndpoints.Prefix}/users     {{\"mobile\":\"13800000000\"}}");
        Line($"  POST {Control.ControlEndpoints.Prefix}/codes     {{\"kind\":\"MiniProgramLogin\",\"mobile\":\"13800000000\"}} (or WeChatPhone, LoginSms, MfaSms and others; LoginEmail, MfaEmail and others with \"email\")");
        Line($"  GET  {Control.ControlEndpoints.Prefix}/codes     (those that are not used)");
        Line($"  POST {Control.ControlEndpoints.Prefix}/clock     {{\"advance_seconds\":300}}");
        Line($"  POST {Control.ControlEndpoints.Prefix}/faults    {{\"path\":\"/api/v2/tenant/users*\",\"status_code\":503,\"count\":2}} (or error_code, delay_seconds, connection_reset, after_processing)");
        Line($"  GET  {Control.ControlEndpoints.Prefix}/faults    (those that are not used up)");
        Line($"  GET  {Control.ControlEndpoints.Prefix}/requests");
        Line($"  (POST with Content-Type: application/json)");
        return output.WriteAsync(text.ToString());

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
