using System.Text.Json;
using Microsoft.Extensions.Logging;
using Usher.Contracts;
using Usher.Serving;

namespace Usher.Tests.Serving;

public sealed class JsonLogTests : IDisposable
{
    private static readonly Func<ILogger, string, IDisposable?> OfRequest = LoggerMessage.DefineScope<string>("{RequestId}");
    private static readonly Action<ILogger, string, int, Exception?> Answered = LoggerMessage.Define<string, int>(LogLevel.Warning, default, "Asked {Operation}, answered {Status}");

    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_line_has_time_level_category_text_and_each_value_by_its_name()
    {
        Answered(Logger(), "PutEvents", 200, null);

        var line = Lines().Single();
        Assert.Equal(("2026-11-23T12:00:00+00:00", "warning", "Usher.Test", "Asked PutEvents, answered 200"), (Text(line, "time"), Text(line, "level"), Text(line, "category"), Text(line, "message")));
        Assert.Equal(("PutEvents", 200), (Text(line.GetProperty("details"), "operation"), line.GetProperty("details").GetProperty("status").GetInt32()));
        Assert.False(line.TryGetProperty("requestId", out _));
    }

    [Fact]
    public void Whatever_is_logged_while_a_request_is_answered_has_its_id_the_innermost_one()
    {
        var logger = Logger();
        using (OfRequest(logger, "of the framework"))
        using (OfRequest(logger, "b1946ac9"))
            Answered(logger, "PutEvents", 200, null);
        Answered(logger, "PutEvents", 200, null);

        var lines = Lines();
        Assert.Equal("b1946ac9", Text(lines[0], "requestId"));
        Assert.False(lines[1].TryGetProperty("requestId", out _));
    }

    [Fact]
    public void A_text_with_line_breaks_stays_on_its_line_and_a_fault_has_its_stack()
    {
        Answered(Logger(), "a\nb\r\n{\"level\":\"forged\"}", 500, new InvalidOperationException("It broke\nin two."));

        var line = Lines().Single();
        Assert.Contains("a\nb", Text(line, "message"), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: It broke\nin two.", Text(line, "exception"), StringComparison.Ordinal);
    }

    private ILogger Logger()
    {
        var log = new JsonLog(_output, new StandingClock());
        return log.CreateLogger("Usher.Test");
    }

    private JsonElement[] Lines() => [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
