using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Eiam.Sandbox.Seeding;

namespace Eiam.Sandbox;

/// <summary>
/// Fills a tenant from a file: JSON with organizations, users and applications, or CSV with users. Names are those of the API's fields
/// (<c>user_name</c>, <c>org_code</c>), or PowerShell's parameters (<c>UserName</c>, <c>OrganizationCode</c>), in any case; records refer to each
/// other by code and user name. Comments and trailing commas are passed over. All or nothing is filled. <c>samples/seed.json</c> is an example.
/// </summary>
/// <remarks>
/// A JSON file is an object with these lists, each of which can be left out. <c>organizations</c>: <c>code</c>, <c>name</c>, <c>parent_code</c>,
/// <c>category</c>, <c>sequence</c>, <c>disabled</c>, <c>leader_user_name</c>, <c>extension</c>, <c>org_id</c>. <c>users</c>: the fields of the call that
/// creates one, and <c>disabled</c>, <c>locked</c>, <c>require_mfa</c>, <c>password_expires_at</c>, <c>manager_user_name</c>, <c>user_id</c>.
/// <c>applications</c>: <c>app_id</c>, <c>name</c>, <c>organization_model</c>, <c>role_model</c> (true unless said), and the lists
/// <c>organizations</c> (<c>org_code</c>, <c>name</c>, <c>parent_code</c>, <c>disabled</c>, <c>virtual</c>, <c>extension</c>), <c>permissions</c>
/// (<c>code</c>, <c>name</c>, <c>type</c>, <c>model_id</c> for data, <c>parent_code</c>, <c>path</c>, …), <c>roles</c> (<c>code</c>, <c>name</c>,
/// <c>permissions</c> by code, <c>members</c> by account name, …) and <c>accounts</c> (<c>account_type</c>, <c>account_name</c>, <c>name</c>,
/// <c>org_code</c>, <c>user_name</c>, <c>user_names</c> of a public account, <c>disabled</c>, <c>extension</c>). An id that is not given is made up.
/// An application takes the place of one that has its id.
/// </remarks>
public static class SandboxSeed
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Fills a tenant from a file.</summary>
    /// <param name="tenant">The tenant; what it has already, stays.</param>
    /// <param name="path">The file, UTF-8: CSV where its name ends in <c>.csv</c>, else JSON.</param>
    /// <returns>What was added.</returns>
    /// <exception cref="ArgumentException">The file cannot be read or is wrong: the message says where, and what to do. Nothing was added.</exception>
    public static SandboxSeedResult Load(SandboxTenant tenant, string path)
    {
        _ = path ?? throw new ArgumentNullException(nameof(path));
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArgumentException($"The file '{path}' does not exist.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ArgumentException(Directory.Exists(path) ? $"'{path}' is a folder: give a file." : $"The file '{path}' cannot be read: access to it is denied.", e);
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            // .NET's text has the path.
            throw new ArgumentException($"The file cannot be read: {e.Message}", e);
        }

        return Load(tenant, bytes, Path.GetFileName(path));
    }

    /// <summary>Fills a tenant from a stream.</summary>
    /// <param name="tenant">The tenant; what it has already, stays.</param>
    /// <param name="stream">The content of a file.</param>
    /// <param name="name">The file's name: errors begin with it, and one that ends in <c>.csv</c> says that it is CSV.</param>
    /// <returns>What was added.</returns>
    /// <exception cref="ArgumentException">The content is wrong: the message says where, and what to do. Nothing was added.</exception>
    public static SandboxSeedResult Load(SandboxTenant tenant, Stream stream, string name)
    {
        _ = stream ?? throw new ArgumentNullException(nameof(stream));
        _ = name ?? throw new ArgumentNullException(nameof(name));
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return Load(tenant, copy.ToArray(), name);
    }

    private static SandboxSeedResult Load(SandboxTenant tenant, byte[] bytes, string name)
    {
        _ = tenant ?? throw new ArgumentNullException(nameof(tenant));
        int start = Start(bytes, name);
        if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            using StreamReader text = new(new MemoryStream(bytes, start, bytes.Length - start), Utf8);
            return tenant.Fill(state => new SeedPlan(state).Fill([.. CsvRows.Read(name, text, SeedFields.User)]));
        }

        using JsonDocument document = Parse(new ReadOnlyMemory<byte>(bytes, start, bytes.Length - start), name);
        SeedRecord root = new(name, "$", document.RootElement, SeedFields.Root);
        return tenant.Fill(state => new SeedPlan(state).Fill(root));
    }

    /// <summary>Where the text begins, which must be UTF-8.</summary>
    private static int Start(byte[] bytes, string name)
    {
        int start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            _ = Utf8.GetCharCount(bytes, start, bytes.Length - start);
            return start;
        }
        catch (DecoderFallbackException)
        {
            throw new ArgumentException($"{name}: it is not UTF-8. Save it as UTF-8 (Set-Content -Encoding utf8).");
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            return JsonDocument.Parse(bytes, Tolerant);
        }
        catch (JsonException e)
        {
            // The reader counts both from zero, and tells them at the end of its own message.
            string message = e.Message.Split([" LineNumber:"], StringSplitOptions.None)[0];
            throw new ArgumentException($"{name}: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: it is not JSON. {message}", e);
        }
    }
}
