#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Who has which role of an application, as an administrator would give roles, look at them and take them away.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'The roles of an application, on the sandbox' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $zhangsan, $lisi, $wangwu = 'zhangsan', 'lisi', 'wangwu' | ForEach-Object { New-EiamAccount -Type Orphan -AccountName $_ }
        $reader, $auditor = Get-EiamRole
        $null = $zhangsan, $lisi, $wangwu, $reader, $auditor
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'are given to several accounts at once, and taken from one of them' {
        $auditor | Add-EiamRoleMember -AccountId $zhangsan.AccountId, $lisi.AccountId | Should -BeNullOrEmpty
        ($auditor | Get-EiamRoleMember).AccountName | Should -Be 'zhangsan', 'lisi'

        $auditor | Get-EiamRoleMember | Where-Object AccountName -EQ lisi | Remove-EiamRoleMember -Confirm:$false
        ($auditor | Get-EiamRoleMember).AccountName | Should -Be 'zhangsan'
    }

    It 'are given to an account, and show in what it may do' {
        $given = $zhangsan | Add-EiamAccountRole -RoleId $reader.RoleId, $auditor.RoleId -PassThru
        $given.RoleId | Should -Be $reader.RoleId, $auditor.RoleId
        $given.AccountId | Should -Be $zhangsan.AccountId, $zhangsan.AccountId
        $given[0].ApplicationId | Should -Be $reader.ApplicationId

        $may = $zhangsan | Get-EiamAccountPermission
        $may.Roles.RoleId | Should -Be $reader.RoleId, $auditor.RoleId
        $may.DataPermissions.PermissionId | Should -Be (Get-EiamPermission -Kind Data -ModelId sandbox-model-region).PermissionId

        $zhangsan | Remove-EiamAccountRole -RoleId $may.Roles.RoleId -Confirm:$false
        ($zhangsan | Get-EiamAccountPermission).Roles | Should -BeNullOrEmpty
        @(Get-EiamAccountPermission).Count | Should -Be 3
    }

    It 'bring functions, which have names' {
        $names = @{}
        Get-EiamPermission | ForEach-Object { $names[$_.PermissionId] = $_.Name }
        $auditor = Get-EiamRolePermission | Where-Object RoleId -EQ $auditor.RoleId
        $auditor.FunctionPermissions.PermissionId | ForEach-Object { $names[$_] } | Should -Be 'Reports', 'Export a report'
        ($reader | Get-EiamRolePermission).FunctionPermissions.PermissionId | ForEach-Object { $names[$_] } | Should -Be 'Reports'
    }

    It 'go to those who exist, and each other is an error of its own' {
        $rows = @'
RoleId,AccountId
sandbox-role-reader,{0}
sandbox-role-reader,nobody
nothing,{0}
sandbox-role-reader,{1}
'@ -f $zhangsan.AccountId, $lisi.AccountId | ConvertFrom-Csv
        $done = $rows | Add-EiamRoleMember -PassThru -ThrottleLimit 4 -ErrorVariable failed -ErrorAction SilentlyContinue
        $done.AccountId | Should -Be $zhangsan.AccountId, $lisi.AccountId
        $failed | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'EiamPartialFailure', 'APP.ROLE.0002'
        $failed[0].TargetObject | Should -Be 'nobody'
        $failed | ForEach-Object { "$($_.Exception.Outcome)" } | Should -Be 'Rejected', 'Rejected'
    }

    It 'go to a long list in batches of 50' {
        $ids = 1..120 | ForEach-Object { (New-EiamAccount -Type Orphan -AccountName "user$_").AccountId }
        Add-EiamRoleMember $reader.RoleId (@('nobody') + $ids) -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.TargetObject | Should -Be 'nobody'
        @($reader | Get-EiamRoleMember).Count | Should -Be 120
        @(Get-EiamSandboxRequest *role-member | Where-Object Method -EQ POST).Count | Should -Be 3
        ($reader | Get-EiamRoleMember -First 2 -Skip 60).AccountName | Should -Be 'user61', 'user62'

        Remove-EiamRoleMember $reader.RoleId $ids -Confirm:$false
        $reader | Get-EiamRoleMember | Should -BeNullOrEmpty
    }

    It 'stay as they are where one only asks what would happen' {
        $auditor | Add-EiamRoleMember -AccountId $zhangsan.AccountId -WhatIf
        $zhangsan | Add-EiamAccountRole -RoleId $reader.RoleId -WhatIf
        $zhangsan | Remove-EiamAccountRole -RoleId $reader.RoleId -WhatIf
        $auditor | Remove-EiamRoleMember -AccountId $zhangsan.AccountId -WhatIf
        @(Get-EiamSandboxRequest *member* | Where-Object Method -NE GET).Count | Should -Be 0
    }
}
