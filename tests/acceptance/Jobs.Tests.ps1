#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# A joiner, a mover and a leaver in an enterprise with positions and titles.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'Jobs with positions and titles, on the sandbox' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $script:sales = New-EiamOrganization -Code sales -Name Sales
        $script:trade = New-EiamOrganization -Code trade -Name Trade
        $null = @'
Code,Name
junior,Junior
senior,Senior
'@ | ConvertFrom-Csv | New-EiamJobTitle
        $null = @'
Code,Name,OrganizationCode,TitleCode
rep,Representative,sales,junior
buyer,Buyer,trade,senior
'@ | ConvertFrom-Csv | New-EiamJobPosition
        $script:user = New-EiamUser -UserName wangwu -Name 'Wang Wu' -OrganizationCode sales -Mobile 13900000001
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'begin for a joiner with a position and a title' {
        $joined = $user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode junior -PassThru
        $joined.OrganizationId | Should -Be $sales.OrganizationId
        $main = $user | Get-EiamUserJob
        $main.RelationType | Should -Be 'Main'
        ($main | Get-EiamJobPosition).Name | Should -Be 'Representative'
        ($main | Get-EiamJobTitle).Name | Should -Be 'Junior'
        (Get-EiamJobPosition -OrganizationId $sales.OrganizationId | Get-EiamJobTitle).Code | Should -Be 'junior'
    }

    It 'change for a mover, who keeps and loses what the rows of a file say' {
        $null = New-EiamUser -UserName zhaoliu -Name 'Zhao Liu' -OrganizationCode sales -Mobile 13900000002
        Get-EiamUser | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode junior

        $file = Join-Path $TestDrive 'movers.csv'
        Set-Content $file 'UserId,OrganizationCode,PositionCode,TitleCode', "$($user.UserId),trade,buyer,senior", "$((Get-EiamUser zhaoliu).UserId),trade,,senior"
        Import-Csv $file | Move-EiamUser -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EiamInvalidArgument,*'
        $failed[0].Exception.Message | Should -BeLike '-PositionCode is missing*'
        $failed[0].Exception.Outcome | Should -Be 'NotSent'
        ($user | Get-EiamUserJob | Get-EiamJobPosition).Code | Should -Be 'buyer'
        (Get-EiamUser zhaoliu | Get-EiamUserJob | Get-EiamJobPosition).Code | Should -Be 'rep'

        # What was left out is cleared where it is said.
        Import-Csv $file | Where-Object { -not $_.PositionCode } | Move-EiamUser -PositionCode ''
        $cleared = Get-EiamUser zhaoliu | Get-EiamUserJob
        $cleared.PositionId | Should -BeNullOrEmpty
        ($cleared | Get-EiamJobTitle).Code | Should -Be 'senior'
        $cleared.OrganizationId | Should -Be $trade.OrganizationId
    }

    It 'are several for somebody who helps out' {
        $user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode junior
        $made = $user | New-EiamUserJob -OrganizationCode trade -PositionCode buyer
        $made.OrganizationCode | Should -Be 'trade'
        ($user | Get-EiamUserJob).RelationType | Should -Be 'Main', 'PartTime'
        $changed = $made | Set-EiamUserJob -OrganizationCode trade -PositionCode buyer -TitleCode senior -PassThru
        ($changed | Get-EiamJobTitle).Code | Should -Be 'senior'
        $changed.RelationType | Should -Be 'PartTime'

        $user | Get-EiamUserJob -RelationType PartTime | Remove-EiamUserJob -Confirm:$false
        ($user | Get-EiamUserJob).RelationType | Should -Be 'Main'
        { $made | Remove-EiamUserJob -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'USER.0093,*'
    }

    It 'end with a leaver, and the position is free to be changed and removed' {
        $user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode junior
        $rep = Get-EiamJobPosition -Code rep
        { $rep | Remove-EiamJobPosition -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'JOB.POSITION.0017,*'

        $user | Remove-EiamUser -Confirm:$false
        $changed = $rep | Set-EiamJobPosition -OrganizationCode trade -Name Agent -Code agent -TitleCode senior -PassThru
        $changed.OrganizationId | Should -Be $trade.OrganizationId
        $changed | Remove-EiamJobPosition -Confirm:$false
        (Get-EiamJobPosition).Code | Should -Be 'buyer'
    }

    It 'stay as they are where one only asks what would happen' {
        $user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode junior
        $before = $user | Get-EiamUserJob
        $user | Move-EiamUser -OrganizationCode trade -PositionCode '' -TitleCode '' -WhatIf
        $user | New-EiamUserJob -OrganizationCode trade -WhatIf | Should -BeNullOrEmpty
        Get-EiamJobPosition | Remove-EiamJobPosition -WhatIf
        $after = $user | Get-EiamUserJob
        $after.PositionId | Should -Be $before.PositionId
        $after.OrganizationId | Should -Be $before.OrganizationId
        @(Get-EiamJobPosition).Count | Should -Be 2
    }

    It 'are listed by when they changed' {
        (Get-EiamJobPosition -UpdatedAfter (Get-Date).AddHours(-1)).Code | Should -Be 'rep', 'buyer'
        Get-EiamJobTitle -UpdatedAfter (Get-Date).AddHours(1) | Should -BeNullOrEmpty
        (Get-EiamJobTitle -First 1 -Skip 1).Code | Should -Be 'senior'
        (Get-EiamJobTitle -Code junior).Name | Should -Be 'Junior'
    }

    It 'need job management, which a tenant can have switched off' {
        (Get-EiamSession -Current).Sandbox.Options.JobManagement = $false
        { $user | Get-EiamUserJob -ErrorAction Stop } | Should -Throw -ErrorId 'ENT.CONFIG.0031,*'
    }
}
