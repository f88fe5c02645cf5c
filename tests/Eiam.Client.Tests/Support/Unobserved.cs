using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Client.Tests.Support;

/// <summary>Finds exceptions that nobody looked at.</summary>
internal static class Unobserved
{
    /// <summary>Runs something and asserts that it leaves no exception behind whose text contains the mark: other tests run at the same time.</summary>
    public static async Task AssertNoneAsync(string mark, Func<Task> run)
    {
        ConcurrentQueue<string> found = new();
        EventHandler<UnobservedTaskExceptionEventArgs> look = (_, e) => found.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += look;
        try
        {
            // A task of its own, so that nothing here keeps what it made.
            await Apart(run);
            for (int i = 0; i < 5; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();

                // A task ends a moment after the last that its trace says.
                await Task.Delay(20);
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= look;
        }

        Assert.DoesNotContain((IEnumerable<string>)found, text => text.Contains(mark, StringComparison.Ordinal));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task Apart(Func<Task> run) => Task.Run(run);
}
