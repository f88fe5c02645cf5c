using System;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Eiam.Client.Tests.Properties;

/// <summary>Runs a property over many cases: 5,000, or as many as EIAM_PROPERTY_CASES says.</summary>
internal static class PropertyRun
{
#if CLIENT_NETSTANDARD
    // The other build of the same sources; the long run is the usual build's.
    private const int Usual = 5_000;
#else
    private const int Usual = 5_000;
#endif

    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("EIAM_PROPERTY_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int cases) ? cases : Usual;

    /// <summary>Checks that the action throws for no case that the generator makes.</summary>
    public static int ForAll<T>(Gen<T> cases, Action<T> check) => ForAll(cases.ToArbitrary(), check);

    public static int ForAll<T>(Arbitrary<T> cases, Action<T> check)
    {
        int done = 0;
        Prop.ForAll(cases, value =>
        {
            check(value);
            done++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true).WithEndSize(40));
        return done - Cases;
    }
}
