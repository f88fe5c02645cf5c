using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Json;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Flow;

/// <summary>Lists: pages, the next one asked for ahead, and no more of them than are needed.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(30, 3)]
    public async Task All_items_come_in_their_order_from_as_many_pages_as_there_are(int count, int pages)
    {
        Directory directory = new(Enumerable.Range(0, count));
        Assert.Equal(Enumerable.Range(0, count).Select(Name), await ReadAsync(directory, new Names()));
        Assert.Equal(pages, directory.Pages.Count);
    }

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(0, 5, "0")]
    [InlineData(0, 10, "0")]
    [InlineData(0, 11, "0 1")]
    [InlineData(7, 2, "0")]
    [InlineData(7, 5, "0 1")]
    [InlineData(20, 3, "2")]
    [InlineData(25, 100, "2 3")]
    [InlineData(100, 5, "10")]
    public async Task Only_the_pages_that_are_needed_are_asked_for(int skip, int first, string pages)
    {
        Directory directory = new(Enumerable.Range(0, 35));
        string[] read = await ReadAsync(directory, new Names { Skip = skip, First = first });
        Assert.Equal(Enumerable.Range(0, 35).Skip(skip).Take(first).Select(Name), read);
        Assert.Equal(pages, string.Join(' ', directory.Pages));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_while_one_is_read()
    {
        Directory directory = new(Enumerable.Range(0, 35));
        using EiamClient client = Client(directory);
        await using IAsyncEnumerator<string> items = client.StreamAsync(new Names(), cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal([0, 1], directory.Pages);
    }

    [Fact]
    public async Task An_item_that_moves_to_the_next_page_comes_once_and_a_missing_one_is_told()
    {
        // Item 9 moved on while the first page was read, and took the place of item 10.
        Directory directory = new([.. Enumerable.Range(0, 10), 9, .. Enumerable.Range(11, 4)]) { Total = 16 };
        RecordingTrace trace = new();
        string[] read = await ReadAsync(directory, new Names(), trace);
        Assert.Equal(Enumerable.Range(0, 10).Concat(Enumerable.Range(11, 4)).Select(Name), read);
        Assert.Contains("ended 1 items before the total", Assert.Single(trace.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_read_to_its_end_ends_its_next_page_and_leaves_no_error_behind()
    {
        List<Exception> unobserved = [];
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Add(e.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        Directory directory = new(Enumerable.Range(0, 35)) { StallFrom = 1 };
        using (EiamClient client = Client(directory))
        {
            await foreach (string item in client.StreamAsync(new Names(), cancellationToken: TestContext.Current.CancellationToken))
            {
                Assert.Equal(Name(0), item);
                break;
            }

            await directory.Ended.Task;
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Note;
        Assert.DoesNotContain(unobserved, e => e.InnerException is EiamCanceledException);
    }

    [Fact]
    public async Task An_error_on_a_later_page_comes_after_the_items_before_it()
    {
        Directory directory = new(Enumerable.Range(0, 35)) { FailFrom = 2 };
        using EiamClient client = Client(directory);
        List<string> read = [];
        EiamException failure = await Assert.ThrowsAsync<EiamException>(async () =>
        {
            await foreach (string item in client.StreamAsync(new Names(), cancellationToken: TestContext.Current.CancellationToken))
            {
                read.Add(item);
            }
        });
        Assert.Equal(20, read.Count);
        Assert.Equal("A.1", failure.ErrorCode);
    }

    private static string Name(int number) => "n" + number;

    private static EiamClient Client(HttpMessageHandler transport) => new(Sample.Options(transport: transport));

    private static async Task<string[]> ReadAsync(Directory directory, Names request, IEiamTrace? trace = null)
    {
        using EiamClient client = Client(directory);
        List<string> read = [];
        await foreach (string item in client.StreamAsync(request, trace, TestContext.Current.CancellationToken))
        {
            read.Add(item);
        }

        return [.. read];
    }

    private sealed class Names() : EiamListRequest<string>(AnyRequest.Row("GET", "/api/v2/sdk/names", repeatability: Repeatability.Read), "names", pageSize: 10)
    {
        protected internal override string ReadItem(Answer item) => item.Json.GetString()!;

        protected internal override string? IdOf(string item) => item;
    }

    private sealed class Directory(IEnumerable<int> numbers) : HttpMessageHandler
    {
        private readonly int[] _numbers = [.. numbers];

        public List<int> Pages { get; } = [];

        public int? Total { get; init; }

        public int StallFrom { get; init; } = int.MaxValue;

        public int FailFrom { get; init; } = int.MaxValue;

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string[] query = request.RequestUri!.Query.TrimStart('?').Split('&');
            int page = int.Parse(query[0]["offset=".Length..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal("limit=10", query[1]);
            Pages.Add(page);
            if (page >= StallFrom)
            {
                using CancellationTokenRegistration ended = cancellationToken.Register(Ended.SetResult);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return page >= FailFrom
                ? StubTransport.Response(400, """{"error_code":"A.1"}""")
                : StubTransport.Response(200, $$"""{"total":{{Total ?? _numbers.Length}},"names":[{{string.Join(',', _numbers.Skip(page * 10).Take(10).Select(n => "\"" + Name(n) + "\""))}}]}""");
        }
    }
}
