using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Usher.Metering.Budgets;
using Usher.Metering.Costs;
using Usher.Metering.Tests.Usage;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Tests.Budgets;

public sealed class BudgetWatchTests : IAsyncLifetime
{
    private const string Address = "https://chat.example.com/hooks/secret-of-the-hook";

    private readonly Receiver _receiver = new();
    private readonly Lines<BudgetWatch> _log = new();
    private readonly Lines<BudgetWebhook> _hookLog = new();
    private LedgerWorld _world = null!;
    private BudgetOperations _budgets = null!;
    private BudgetWebhook _webhook = null!;

    private static DateTimeOffset Noon => LedgerWorld.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await LedgerWorld.StartAsync();
        var writer = new UsageWriter(new(new(new(), _world.Clock), _world.Clock), new(_world.Clock), _world.Store, _world.Clock, NullLogger<UsageWriter>.Instance);
        _budgets = new(_world.Store, new CostReports(new(_world.Records, _world.Store, writer, sizes: null!), new Prices(file: null), _world.Records), _world.Records);
        _webhook = new(_receiver, new HastyClock(), _hookLog);
        await _world.PutCampaignAsync(tps: 10);
    }

    public async ValueTask DisposeAsync()
    {
        _webhook.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Each_threshold_is_told_once_in_a_month()
    {
        // 10 TPS cost 2 dollars an hour by the older rule; until the end of the month there are 180 hours.
        await PutAsync(100, Address);
        await LookAsync(hours: 20);
        Assert.Equal(["forecast"], Told);
        await LookAsync(hours: 25);
        await LookAsync(hours: 26);
        Assert.Equal(["forecast", "50"], Told);
        await LookAsync(hours: 60);
        await LookAsync(hours: 61);

        Assert.Equal(["forecast", "50", "80", "100"], Told);
        var alert = _receiver.Alerts[1];
        Assert.Equal(("team", "2026-11", 100m, 50m, 360m, "USD"), (alert.Budget, alert.Month, alert.Monthly, alert.Spent, alert.Forecast, alert.Currency));
        Assert.Equal("Budget team: 50.00 of 100.00 USD are used, 50 % or more.", alert.Text);
        Assert.Equal(4, _log.Count);
        Assert.Equal(["100", "50", "80", "forecast"], (await _budgets.DescribeAsync()).Budgets.Single().Alerts.Order());
    }

    [Fact]
    public async Task The_next_month_begins_anew()
    {
        await PutAsync(100, Address);
        await LookAsync(hours: 100);
        var before = Told.Length;
        await LookAsync(hours: 180 + 30);

        Assert.Equal(["forecast", "50"], Told[before..].OrderDescending());
        Assert.Equal("2026-12", _receiver.Alerts[^1].Month);
    }

    [Fact]
    public async Task A_budget_that_is_given_another_amount_may_alert_anew()
    {
        await PutAsync(400, Address);
        await LookAsync(hours: 100);
        Assert.Equal(["50"], Told);

        await PutAsync(390, Address);
        await LookAsync(hours: 101);

        Assert.Equal(["50", "50"], Told);
    }

    [Fact]
    public async Task An_alert_that_the_webhook_does_not_take_is_tried_three_times_and_again_at_the_next_look_without_another_line_in_the_log()
    {
        await PutAsync(400, Address);
        _receiver.Status = HttpStatusCode.InternalServerError;
        await LookAsync(hours: 100);
        Assert.Equal((3, 1), (_receiver.Alerts.Count, _log.Count));
        Assert.Contains("it answers 500", Assert.Single(_hookLog.Texts), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-hook", _hookLog.Texts[0], StringComparison.Ordinal);

        _receiver.Status = HttpStatusCode.OK;
        await LookAsync(hours: 101);
        await LookAsync(hours: 102);

        Assert.Equal((4, 1), (_receiver.Alerts.Count, _log.Count));
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        using var server = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        var asked = new List<string>();
        var answering = Task.Run(
            async () =>
            {
                for (var number = 0; number < 3; number++)
                {
                    var context = await server.GetContextAsync();
                    asked.Add(context.Request.Url!.AbsolutePath);
                    context.Response.Redirect(address + "elsewhere");
                    context.Response.Close();
                }
            },
            Stop);
        using var webhook = new BudgetWebhook(new HastyClock(), _hookLog);

        var isTaken = await webhook.SendAsync(address + "hook", new() { Budget = "b", Month = "2026-11", Threshold = "50", Monthly = 1, Spent = 1, Forecast = 1, Currency = "USD", Text = "" }, Stop);
        await answering;

        Assert.False(isTaken);
        Assert.Equal(["/hook", "/hook", "/hook"], asked);
    }

    [Fact]
    public async Task Without_a_webhook_the_log_alone_is_told()
    {
        await PutAsync(400, webhook: null);

        await LookAsync(hours: 100);
        await LookAsync(hours: 101);

        Assert.Empty(_receiver.Alerts);
        Assert.Equal("Budget team: 200.00 of 400.00 USD are used, 50 % or more. These are costs as on AWS; 'usher usage' shows them.", Assert.Single(_log.Texts));
    }

    [Theory]
    [InlineData("file:///etc/passwd", "an address with http or https")]
    [InlineData("ftp://example.com/", "an address with http or https")]
    [InlineData("gopher://example.com/", "an address with http or https")]
    [InlineData("example.com/hook", "an address with http or https")]
    [InlineData("https://", "an address with http or https")]
    [InlineData("http://user:password@example.com/", "webhook has a name or a password in it")]
    public async Task An_address_that_is_none_of_the_web_is_refused(string webhook, string text)
    {
        var (code, message) = await ServiceHost.RefusedAsync(() => PutAsync(50, webhook));

        Assert.Equal("InvalidInputException", code);
        Assert.Contains(text, message, StringComparison.Ordinal);
        Assert.DoesNotContain("password@", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 50, "newer", "name is ''")]
    [InlineData("a b", 50, "newer", "name is 'a b'")]
    [InlineData("a\n", 50, "newer", "name is 'a\n'")]
    [InlineData("a", 0, "newer", "monthly is 0; an amount above 0")]
    [InlineData("a", -1, "newer", "monthly is -1")]
    [InlineData("a", 1, "newest", "rule is 'newest'; older and newer are allowed.")]
    public async Task A_budget_that_makes_no_sense_is_refused(string name, int monthly, string rule, string text) =>
        Assert.Contains(text, (await ServiceHost.RefusedAsync(() => _budgets.PutAsync(new() { Name = name, Monthly = monthly, Rule = rule }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task There_may_be_twenty_and_one_of_them_may_be_changed()
    {
        for (var number = 1; number <= 20; number++)
            await _budgets.PutAsync(new() { Name = $"b{number}", Monthly = 1 });

        Assert.Equal("LimitExceededException", (await ServiceHost.RefusedAsync(() => _budgets.PutAsync(new() { Name = "b21", Monthly = 1 }))).Code);
        await _budgets.PutAsync(new() { Name = "b20", Monthly = 2 });
        await _budgets.DeleteAsync("b1");
        await _budgets.PutAsync(new() { Name = "b21", Monthly = 1 });
        Assert.Contains("There is no budget 'b1'; there are b10,", (await ServiceHost.RefusedAsync(() => _budgets.DeleteAsync("b1"))).Message, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private string[] Told => [.. _receiver.Alerts.Select(alert => alert.Threshold)];

    private Task<Budget> PutAsync(decimal monthly, string? webhook) => _budgets.PutAsync(new() { Name = "team", Monthly = monthly, Rule = "older", Webhook = webhook });

    private async Task LookAsync(double hours)
    {
        _world.Clock.Now = Noon.AddHours(hours);
        using var watch = new BudgetWatch(_budgets, _world.Store, _webhook, _world.Records, _world.Clock, _log);
        await watch.LookAsync(Stop);
    }

    /// <summary>Takes what is sent.</summary>
    private sealed class Receiver : HttpMessageHandler
    {
        public List<BudgetAlert> Alerts { get; } = [];

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal((HttpMethod.Post, "application/json"), (request.Method, request.Content!.Headers.ContentType!.MediaType));
            Assert.Null(request.Headers.Authorization);
            Alerts.Add((await JsonSerializer.DeserializeAsync<BudgetAlert>(await request.Content.ReadAsStreamAsync(cancellationToken), Usher.Wire.Json.AwsJson.Options, cancellationToken))!);
            return new(Status);
        }
    }

    /// <summary>A clock on which every pause has passed at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Lines<T> : ILogger<T>
    {
        public List<string> Texts { get; } = [];

        public int Count => Texts.Count;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Texts.Add(formatter(state, exception));
    }
}
