#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# How the author of a script tests it: a directory from a file, too few permissions, and a tenant that fails in the middle.

BeforeAll {
    Import-Module EiamPowerShell -Force
    $script:seed = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'samples', 'seed.json'))
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'A sandbox that is filled from a file' {
    AfterEach {
        Disconnect-Eiam
    }

    It 'has the users, organizations and passwords of the example' {
        Connect-Eiam -Sandbox -Path $seed
        (Get-EiamUser | Where-Object Disabled).UserName | Should -Be 'wangwu'
        (Get-EiamOrganization -Code support | Get-EiamOrganization).ParentId | Should -Be (Get-EiamOrganization -Code head).OrganizationId
        (Get-EiamOrganization -Code head | Get-EiamOrganizationLeader | Get-EiamUser).Name | Should -Be 'Zhang San'
        (Invoke-EiamPasswordLogin -UserName zhangsan -Password First-password-1).Status | Should -Be 'Success'
        (Get-EiamSession -Current).ApplicationId | Should -Be 'reports'
    }

    It 'takes what PowerShell exports, from the current location' {
        Push-Location $TestDrive
        try {
            [pscustomobject]@{ UserName = 'a'; Name = 'A, "the first"'; Mobile = '13800000000'; MustChangePassword = $true } | Export-Csv users.csv -NoTypeInformation -Encoding utf8
            [pscustomobject]@{ UserName = 'b'; Disabled = $false } | Export-Csv typed.csv
            @{ users = @(@{ UserName = 'c'; Extension = @{ x = 1 } }) } | ConvertTo-Json -Depth 5 | Set-Content users.json -Encoding utf8
            Connect-Eiam -Sandbox -Path users.csv
            (Get-EiamUser a).Name | Should -Be 'A, "the first"'
            (Get-EiamUser a).MustChangePassword | Should -BeTrue
            Connect-Eiam -Sandbox -Path .\typed.csv
            (Get-EiamUser).UserName | Should -Be 'b'
            Connect-Eiam -Sandbox -Path users.json
            (Get-EiamUser).UserName | Should -Be 'c'
        } finally {
            Pop-Location
        }
    }

    It 'is not made where the file is wrong' {
        Connect-Eiam -Sandbox -Name before
        $wrong = Join-Path $TestDrive 'wrong.json'
        Set-Content $wrong '{ "users": [{ "user_name": "a", "org_code": "nowhere" }] }'
        { Connect-Eiam -Sandbox -Path $wrong } | Should -Throw -ErrorId 'EiamInvalidArgument,*' -ExpectedMessage "*wrong.json: `$.users``[0``].org_code: there is no organization with the code 'nowhere'*"
        (Get-EiamSession).Name | Should -Be 'before'
    }
}

Describe 'A sandbox whose application lacks a permission' {
    It 'refuses what it was not granted, and says what to grant' {
        Connect-Eiam -Sandbox -Path $seed -Permission user_read, org_read
        $user = Get-EiamUser wangwu
        $user | Disable-EiamUser -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*user_all, all*Enterprise Center*'
        Disconnect-Eiam
    }
}

Describe 'A sandbox that fails' {
    BeforeEach {
        Connect-Eiam -Sandbox -Path $seed -MaximumRetryCount 0
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'lets a script meet an answer that is lost after the work, and look it up' {
        $fault = New-EiamSandboxFault '/api/v2/tenant/users' -Method POST -ConnectionReset -AfterProcessing
        $made = foreach ($name in 'one', 'two') {
            try {
                New-EiamUser $name -ErrorAction Stop
            } catch {
                $_.FullyQualifiedErrorId | Should -BeLike 'EiamOutcomeUnknown,*'
                $_.Exception.Outcome | Should -Be 'Unknown'
                Get-EiamUser -UserName $name
            }
        }
        $made.UserName | Should -Be 'one', 'two'
        $fault.Remaining | Should -Be 0
        (Get-EiamSandboxRequest */tenant/users).Fault | Should -Be 'reset after processing', $null
    }

    It 'fails in the middle of a pipeline, and only there' {
        $null = New-EiamSandboxFault '/api/v2/tenant/users/{user_id}/disable' -ErrorCode USER.0099 -Message 'not now'
        Get-EiamUser | Disable-EiamUser -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'USER.0099,*'
        $failed[0].TargetObject.UserName | Should -Be 'zhangsan'
        (Get-EiamUser | Where-Object Disabled).UserName | Should -Be 'lisi', 'wangwu', 'zhaoliu'
    }

    It 'is slow, busy or down for a while' {
        $null = New-EiamSandboxFault -StatusCode 429
        { Get-EiamUser zhangsan -ErrorAction Stop } | Should -Throw -ErrorId 'EiamRateLimited,*'
        $null = New-EiamSandboxFault -StatusCode 503 -Count 2
        { Get-EiamUser zhangsan -ErrorAction Stop } | Should -Throw -ErrorId 'EiamUnexpectedResponse,*'
        { Get-EiamUser zhangsan -ErrorAction Stop } | Should -Throw -ErrorId 'EiamUnexpectedResponse,*'
        $null = New-EiamSandboxFault -DelaySeconds 0.01
        (Get-EiamUser zhangsan).UserName | Should -Be 'zhangsan'
        Connect-Eiam -Sandbox -OperationTimeoutSeconds 1 -MaximumRetryCount 0
        $null = New-EiamSandboxFault -DelaySeconds 300
        { Get-EiamUser -ErrorAction Stop } | Should -Throw -ErrorId 'EiamTimeout,*'
    }
}
