using System.Globalization;

namespace Usher.Serving;

/// <summary>The server's log for people: warnings and errors, one line each, on standard error.</summary>
internal sealed class TerminalLog(TextWriter output, TimeProvider clock) : ILoggerProvider, ILogger
{
    // The generic host logs a start that failed with a stack of a hundred lines, and then each background service that was ended.
    // The caller has the exception and reports it in a sentence.
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
        // The text may hold what a client sent; a line break in it must not look like a line of the log.
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
