using System.Reflection;
using System.Runtime.Versioning;
using Xunit;

namespace Eiam.Client.Tests;

public class BuildTests
{
    [Fact]
    public void The_build_under_test_is_the_one_that_the_project_names()
    {
#if CLIENT_NETSTANDARD
        const string Framework = ".NETStandard,Version=v2.0";
#else
        const string Framework = ".NETCoreApp,Version=v8.0";
#endif
        Assert.Equal(Framework, typeof(EiamClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }
}
