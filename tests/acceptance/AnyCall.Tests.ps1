#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Calls that no cmdlet makes, and a look at the way to the tenant.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'Any call, on the sandbox' {
    BeforeEach {
        Connect-Eiam -Sandbox
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'creates, reads, changes and removes an object by path' {
        $made = Invoke-EiamRestMethod -Method Post -Path /api/v2/tenant/organizations -Body @{ code = 'sales'; name = 'Sales' } -StatusCodeVariable status
        $status | Should -Be 201
        $path = "/api/v2/tenant/organizations/$($made.org_id)"

        $null = Invoke-EiamRestMethod $path Put -Body '{"name":"Trade"}'
        (Invoke-EiamRestMethod $path).name | Should -Be 'Trade'

        Invoke-EiamRestMethod $path Delete -Confirm:$false | Should -BeNullOrEmpty
        { Invoke-EiamRestMethod $path -ErrorAction Stop } | Should -Throw -ErrorId 'ORG.0001,*'
    }

    It 'pages through a list with a query' {
        1..3 | ForEach-Object { $null = New-EiamOrganization -Code "o$_" -Name "O $_" }
        $page = Invoke-EiamRestMethod /api/v2/tenant/organizations -Query @{ offset = 0; limit = 10 } -ResponseHeadersVariable headers
        $page.total | Should -Be 3
        $page.organizations.Count | Should -Be 3
        $headers['Content-Type'] | Should -BeLike 'application/json*'
    }

    It 'acts as the signed-in user where the path is a user''s' {
        $null = New-EiamSandboxUser -Mobile 13800000000
        $null = New-EiamSandboxCode LoginSms -Mobile 13800000000 | Invoke-EiamVerificationCodeLogin -SignIn
        (Invoke-EiamRestMethod /api/v2/sdk/pwd/check-exist).is_set_pwd | Should -BeFalse
    }

    It 'keeps tokens secret, and sends them to no other host' {
        $answer = Invoke-EiamRestMethod /api/v2/tenant/token Post -Body @{ grant_type = 'client_credentials' }
        $answer.access_token | Should -BeOfType securestring
        foreach ($path in 'https://evil.example.com/api', '//evil.example.com/api', '/\evil.example.com', '/api/../x') {
            { Invoke-EiamRestMethod $path -ErrorAction Stop } | Should -Throw -ErrorId 'EiamInvalidArgument,*'
        }
    }

    It 'sends nothing where one only asks what would happen' {
        Invoke-EiamRestMethod /api/v2/tenant/organizations Post -Body @{ code = 'x'; name = 'X' } -WhatIf
        Get-EiamSandboxRequest | Should -BeNullOrEmpty
    }
}

Describe 'A connection test' {
    It 'passes on the sandbox, with what has no network not checked' {
        Connect-Eiam -Sandbox
        $checks = Test-EiamConnection
        $checks.Name | Should -Be 'NameResolution', 'Connection', 'Certificate', 'Clock', 'KeySet', 'Application', 'TenantToken', 'Permissions'
        ($checks | Where-Object Outcome -EQ 'Failed') | Should -BeNullOrEmpty
        Test-EiamConnection -Quiet | Should -BeTrue
        Disconnect-Eiam
    }

    It 'says what is wrong where there is no tenant, and is no error' {
        Connect-Eiam -Domain tenant.invalid -ClientId c
        $failed = Test-EiamConnection -ErrorAction Stop | Where-Object Outcome -EQ 'Failed'
        $failed.Name | Should -Be 'NameResolution'
        $failed.Advice | Should -Match 'Connect-Eiam'
        Test-EiamConnection -Quiet | Should -BeFalse
        Disconnect-Eiam
    }
}
