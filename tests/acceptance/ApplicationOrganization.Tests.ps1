#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The organizations of an application, and what the tenant's log says of the day.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'The organizations of an application, on the sandbox' {
    BeforeAll {
        Connect-Eiam -Sandbox
    }

    AfterAll {
        Disconnect-Eiam
    }

    It 'are created from a file, in a tree' {
        $head = New-EiamApplicationOrganization head 'Head office'
        $made = "Code,Name`nsales,Sales`nops,Operations" | ConvertFrom-Csv | New-EiamApplicationOrganization -ParentId $head.ApplicationOrganizationId
        $made.Code | Should -Be 'sales', 'ops'
        (Get-EiamApplicationOrganization | Where-Object ParentId -EQ $head.ApplicationOrganizationId).Name | Should -Be 'Sales', 'Operations'
    }

    It 'have accounts, and go when they are empty' {
        $account = New-EiamAccount -Type Orphan -AccountName machine -ApplicationOrganizationCode sales
        $sales = Get-EiamApplicationOrganization | Where-Object Code -EQ sales
        ($account | Get-EiamAccount).ApplicationOrganizationId | Should -Be $sales.ApplicationOrganizationId
        $sales | Remove-EiamApplicationOrganization -Confirm:$false -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.Exception.ErrorCode | Should -Be 'APP.ORG.0028'
        $account | Remove-EiamAccount -Confirm:$false
        $sales | Set-EiamApplicationOrganization -Name Closed -PassThru | ForEach-Object Name | Should -Be 'Closed'
        $sales | Remove-EiamApplicationOrganization -Confirm:$false
        (Get-EiamApplicationOrganization).Code | Should -Be 'head', 'ops'
    }

    It 'left their traces in the log' {
        $log = Get-EiamLog -StartTime (Get-Date).AddHours(-1)
        $log[0].AdditionalData['action'] | Should -Be 'DELETE /api/v2/tenant/applications/{app_id}/organizations/{app_org_id}'
        @($log | Where-Object Result -EQ 'FAILURE').Count | Should -Be 1
        (Measure-EiamAuthentication -StartTime (Get-Date).AddHours(-1)).Total | Should -Be 0
    }
}
