# Binds a WeChat user, and shows what an error looks like. Runs in any PowerShell with the module imported; QuickStart gives it the parameters.
param(
    # The tenant's address.
    [Parameter(Mandatory)]
    [string] $Uri,

    # The application's client id.
    [Parameter(Mandatory)]
    [string] $ClientId,

    # The code of wx.login, from the mini program.
    [Parameter(Mandatory)]
    [string] $LoginCode,

    # The code of getPhoneNumber, from the mini program.
    [Parameter(Mandatory)]
    [string] $WeChatCode,

    # Another code of getPhoneNumber, for the call that fails on purpose; without it that call is left out.
    [string] $SecondWeChatCode
)

'--- 1. Connect: makes a session, sends nothing.'
Connect-Eiam -Uri $Uri -ClientId $ClientId -PassThru | Out-Host

'--- 2. Log in with the code of wx.login. The WeChat user is not bound yet, so the tenant asks for a bind.'
$login = Invoke-EiamWeChatMiniProgramLogin -Code $LoginCode -ErrorAction Stop
$login | Out-Host

'--- 3. Bind the platform user who has the WeChat phone.'
$bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode $WeChatCode -ErrorAction Stop
$bound | Out-Host

'--- 4. Tokens are SecureString; their text is given only on request.'
$token = $bound | Get-EiamToken -Type SessionToken -AsPlainText
"The session token has $($token.Length) characters."

if ($SecondWeChatCode) {
    '--- 5. A wrong state token, and what catch sees.'
    try {
        Invoke-EiamWeChatMobileBind -StateToken 'not-a-state-token' -WeChatCode $SecondWeChatCode -ErrorAction Stop
    }
    catch {
        "FullyQualifiedErrorId : $($_.FullyQualifiedErrorId)"
        "ErrorCode             : $($_.Exception.ErrorCode)"
        "ServerMessage         : $($_.Exception.ServerMessage)"
        "StatusCode            : $($_.Exception.StatusCode)"
        "Outcome               : $($_.Exception.Outcome)"
        "Category              : $($_.CategoryInfo.Category)"
        "RecommendedAction     : $($_.ErrorDetails.RecommendedAction)"
    }

    '--- 6. The same call at the prompt.'
    Invoke-EiamWeChatMobileBind -StateToken 'not-a-state-token' -WeChatCode $SecondWeChatCode
}

Disconnect-Eiam
