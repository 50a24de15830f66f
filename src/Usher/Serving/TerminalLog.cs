using System.Globalization;

namespace Usher.Serving;

/// <summary>The server's log: a line for each thing that an operator should know of, on standard error.</summary>
internal sealed class TerminalLog(TextWriter output, TimeProvider clock) : ILoggerProvider, ILogger
{
    // What the generic host says of a start that failed, with a stack of a hundred lines: that it failed, and that each service in the background was ended.
    // Whoever started it has the exception, and says it in a sentence.
    private const string NotStarted = "HostedServiceStartupFaulted";
    private static readonly string[] ServiceEnded = ["BackgroundServiceFaulted", "BackgroundServiceStoppingHost"];

    private readonly Lock _writing = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || eventId.Name == NotStarted || (ServiceEnded.Contains(eventId.Name) && exception is OperationCanceledException))
            return;

        var time = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // What a client sent may be in the text; a line break there shall not pass for a line of ours.
        var text = formatter(state, exception).ReplaceLineEndings(" ");
        lock (_writing)
        {
            output.WriteLine($"{time} {text}");
            if (exception is not null)
                output.WriteLine(exception);
        }
    }

    public void Dispose()
    {
    }
}
