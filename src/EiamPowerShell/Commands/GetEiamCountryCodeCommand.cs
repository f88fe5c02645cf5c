using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the countries whose mobiles the tenant knows, with their area codes.</summary>
[Cmdlet(VerbsCommon.Get, "EiamCountryCode", HelpUri = ApiPages.Eiam + "userapi/captcha/country-codes.html")]
[OutputType(typeof(CountryCode))]
public sealed class GetEiamCountryCodeCommand : EiamCallCommand<CountryCode>
{
    private protected override EiamRequest CreateRequest(EiamSession session) => new CountryCodesRequest();

    private protected override void Write(EiamRequest request, CountryCode result)
    {
        if (result is { Country: { Length: > 0 } country, Session: EiamSession session })
        {
            session.Countries[country] = result;
        }

        base.Write(request, result);
    }
}
