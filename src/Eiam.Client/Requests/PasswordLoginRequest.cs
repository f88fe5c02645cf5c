using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>Logs in by user name and password. A wrong password counts towards a lock, so that it is never repeated. Source: EIAM:userapi/login/username-pwd.html.</summary>
public sealed class PasswordLoginRequest : LoginRequest
{
    private readonly string _userName;
    private readonly SecureString _password;

    /// <summary>Makes the request.</summary>
    /// <param name="userName">The user name (<c>user_name</c>).</param>
    /// <param name="password">The password (<c>password</c>).</param>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public PasswordLoginRequest(string? userName, SecureString? password)
        : base(Endpoints.PasswordLogin)
    {
        _userName = InputCheck.Text(userName, "UserName");
        _password = InputCheck.Code(password, "Password");
    }

    /// <inheritdoc/>
    public override string Subject => "user " + _userName;

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("user_name", _userName);
        body.Secret("password", _password);
    }
}
