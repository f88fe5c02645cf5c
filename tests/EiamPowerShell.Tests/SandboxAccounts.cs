namespace EiamPowerShell.Tests;

/// <summary>Accounts of the sandbox's application, for tests that are not about how they are made.</summary>
internal static class SandboxAccounts
{
    /// <summary>A script's function <c>account</c>: makes an account, whose id is its name with "id-" before it.</summary>
    public const string Function = """
        function account($name) {
            $any = [System.Reflection.BindingFlags]'Instance, NonPublic, Public'
            function read($object, $name) { , $object.GetType().GetProperty($name, $any).GetValue($object) }
            $session = Get-EiamSession -Current
            $tenant = read $session.Sandbox Tenant
            $types = $tenant.GetType().Assembly
            $application = (read (read $tenant.GetType().GetField('_state', $any).GetValue($tenant) Applications) All)[0]
            $orphan = [Enum]::ToObject($types.GetType('Eiam.Sandbox.State.AccountType'), 1)
            $made = $types.GetType('Eiam.Sandbox.State.Account').GetConstructors($any)[0].Invoke([object[]]("id-$name", $orphan, "$name"))
            $accounts = read $application Accounts
            $null = $accounts.GetType().GetMethod('Add', $any).Invoke($accounts, [object[]](, $made))
            [pscustomobject]@{ ApplicationId = $session.ApplicationId; AccountId = "id-$name"; AccountName = "$name" }
        }

        """;
}
