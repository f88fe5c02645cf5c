namespace Eiam.Sandbox.Endpoints;

/// <summary>One method on one path.</summary>
internal interface ISandboxEndpoint
{
    string Method { get; }

    /// <summary>The exact path, without a query.</summary>
    string Path { get; }

    /// <summary>Answers a call whose method and path fit.</summary>
    /// <exception cref="SdkException">The answer is a documented error.</exception>
    Answer Handle(SandboxCall call);
}
