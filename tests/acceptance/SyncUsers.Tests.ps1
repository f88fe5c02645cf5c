#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# samples/sync-users-from-csv.ps1, on the sandbox.

BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    Import-Module EiamPowerShell -Force
    $script:sample = [System.IO.Path]::Combine($root, 'samples', 'sync-users-from-csv.ps1')
    $script:file = Join-Path $TestDrive 'users.csv'

    function Set-UserFile {
        [System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
        param([string[]] $Line)
        Set-Content -LiteralPath $file -Value $Line -Encoding UTF8
    }

    # What changed something: everything but reads, lookups and the token.
    function Get-Change {
        @(Get-EiamSandboxRequest).Where({ $_.Method -ne 'GET' -and $_.Path -notlike '*/user-by-*' -and $_.Path -notlike '*/token' })
    }

    function Get-Line {
        param([Parameter(ValueFromPipeline = $true)] [object] $Report)
        process { ($Report.UserName, $Report.Action, $Report.Result, $Report.Fields -join ' ').TrimEnd() }
    }
}

Describe 'sync-users-from-csv.ps1' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $null = New-EiamOrganization sales Sales
        $null = New-EiamOrganization head Head
        $null = New-EiamUser zhangsan 'Zhang San' -Mobile 13800000001 -OrganizationCode sales -Birthday 1990-03-07
        $null = New-EiamUser lisi 'Li Si' -Mobile 13800000002
    }

    AfterEach {
        Get-EiamSession | Disconnect-Eiam
    }

    It 'creates joiners, changes movers in what differs, and a second run changes nothing' {
        Set-UserFile 'UserName,Name,OrganizationCode,Mobile,Birthday,Password', 'zhangsan,Zhang San,head,+86 138 0000 0001,1990-03-07,',
            'lisi,Li Si,,,,', 'wangwu,Wang Wu,sales,13800000003,2000-12-31,first-pass-1'
        $reportPath = Join-Path $TestDrive 'report.csv'
        & $sample $file -ReportPath $reportPath | Get-Line | Should -Be @(
            'zhangsan Change Done OrganizationCode'
            'lisi None Done'
            'wangwu Create Done UserName Name OrganizationCode Mobile Birthday Password')
        (Get-Change | Where-Object Method -eq 'PUT').Body | Should -BeExactly '{"org_code":"head"}'
        (Get-EiamUser wangwu).Birthday | Should -BeExactly '2000-12-31 00:00:00.000'
        @(Import-Csv -LiteralPath $reportPath).Count | Should -Be 3
        Get-Content -LiteralPath $reportPath -Raw | Should -Not -Match 'first-pass-1|1380000'

        $before = (Get-Change).Count
        & $sample $file | ForEach-Object { "$($_.Action) $($_.Result)" } | Select-Object -Unique | Should -BeExactly 'None Done'
        (Get-Change).Count | Should -Be $before
    }

    It 'takes MustChangePassword for joiners only' {
        Set-UserFile 'UserName,Name,Password,MustChangePassword', 'zhangsan,Zhang San,,true', 'lisi,Li Er,,true', 'wangwu,Wang Wu,first-pass-1,true', 'zhaoliu,Zhao Liu,first-pass-2,false', 'qianqi,Qian Qi,,'
        & $sample $file | Get-Line | Should -Be @(
            'zhangsan None Done'
            'lisi Change Done Name'
            'wangwu Create Done UserName Name Password MustChangePassword'
            'zhaoliu Create Done UserName Name Password MustChangePassword'
            'qianqi Create Done UserName Name')
        (Get-Change | Where-Object Method -eq 'PUT').Body | Should -BeExactly '{"name":"Li Er"}'
        (Get-EiamUser wangwu).MustChangePassword | Should -BeTrue
        (Get-EiamUser zhaoliu).MustChangePassword | Should -BeFalse
        & $sample $file | ForEach-Object { "$($_.Action) $($_.Result)" } | Select-Object -Unique | Should -BeExactly 'None Done'
    }

    It 'says with -WhatIf what would be done, and changes nothing' {
        Set-UserFile 'UserName,Name', 'zhangsan,Other', 'new,New', 'lisi,Li Si'
        $before = (Get-Change).Count
        & $sample $file -WhatIf | Get-Line | Should -Be 'zhangsan Change Planned Name', 'new Create Planned UserName Name', 'lisi None Done'
        (Get-Change).Count | Should -Be $before
    }

    It 'gives each row its own failure' {
        Set-UserFile 'UserName,Name,OrganizationCode,Mobile', 'zhangsan,Other,nope,', 'new,New,,13800000002', 'lisi,Li Er,,', 'newer,Newer,,'
        $report = & $sample $file
        $report | Get-Line | Should -Be 'zhangsan None Failed', 'new Create Failed UserName Name Mobile', 'lisi Change Done Name', 'newer Create Done UserName Name'
        ($report | Where-Object Result -eq 'Failed').ErrorId | Should -Be 'ORG.0001', 'COM.0601'
    }

    It 'creates nobody because a lookup is broken' {
        Set-UserFile 'UserName,Name', 'zhangsan,Third', 'nobody,Nobody'
        Connect-Eiam -Domain 127.0.0.1:9 -ClientId c -ClientSecret s -NoProxy -MaximumRetryCount 0 -Name broken
        $report = & $sample $file
        $report | Get-Line | Should -Be 'zhangsan None Failed', 'nobody None Failed'
        $report.ErrorId | Select-Object -Unique | Should -BeExactly 'EiamConnectionFailed'
    }

    It 'changes nobody where the tenant answers with another user' {
        Mock Get-EiamUser {
            [pscustomobject]@{ UserId = 'u'; UserName = 'lisi'; Name = 'Li Si'; InputObject = [pscustomobject]@{ UserName = 'zhangsan' } }
        }
        Set-UserFile 'UserName,Name', 'zhangsan,Other'
        $before = (Get-Change).Count
        $report = & $sample $file
        $report | Get-Line | Should -Be 'zhangsan None Failed'
        $report.ErrorId | Should -BeExactly 'UserNameDiffers'
        (Get-Change).Count | Should -Be $before
    }

    It 'keeps its report where a user name is the mobile or the password of its row' {
        $null = New-EiamUser 13800000008 Eight
        Set-UserFile 'UserName,Name,Mobile,Password', '13800000001,One,13800000001,', '13800000002,Two,13800000002,', 'lisi-13800000001,Li,13800000001,',
            '13800000008,Eight,13800000001,', 'wangwu,Wang Wu,13800000001,wangwu', 'newer,Newer,,first-pass-1'
        $report = & $sample $file
        $report.UserName | Should -Be '13800000001', '13800000002', 'lisi-13800000001', '13800000008', 'wangwu', 'newer'
        $report.Result | Should -Be 'Failed', 'Failed', 'Failed', 'Failed', 'Failed', 'Done'
        $report[0..4].ErrorId | Select-Object -Unique | Should -BeExactly 'COM.0601'
    }

    It 'refuses a file that is not in UTF-8 and changes no name' {
        [System.IO.File]::WriteAllBytes($file, [System.Text.Encoding]::ASCII.GetBytes("UserName,Name`r`nzhangsan,") + [byte[]](0xD5, 0xC5, 0xC8, 0xFD))
        { & $sample $file } | Should -Throw '*is not in UTF-8. Save it as UTF-8*Nothing was changed.'
        (Get-EiamUser zhangsan).Name | Should -BeExactly 'Zhang San'
    }

    It 'refuses a file as a whole where <Said>' -ForEach @(
        @{ Lines = 'Name', 'x'; Said = 'no column UserName' }
        @{ Lines = 'UserName,Departement', 'x,y'; Said = 'Departement' }
        @{ Lines = 'UserName,Name', 'x,y', 'x,z'; Said = "'x' again in row 3, where the header is row 1" }
        @{ Lines = 'UserName,Name', 'x,y', ',y'; Said = 'no UserName in row 3, where the header is row 1' }
    ) {
        Set-UserFile $Lines
        $before = @(Get-EiamSandboxRequest).Count
        { & $sample $file } | Should -Throw "*$Said*"
        @(Get-EiamSandboxRequest).Count | Should -Be $before
    }
}
