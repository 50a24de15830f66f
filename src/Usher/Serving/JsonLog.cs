using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Usher.Serving;

/// <summary>The server's log for programs: one JSON object a line, with the ids of the request and the trace. It has a line for each request, too.</summary>
/// <remarks>
/// Not a ConsoleFormatter of the framework's console logger: that one writes on a thread of its own, so the last lines before a crash can be lost, and to the console alone, not to a writer that it is given.
/// What would be saved is the class at the end of this file.
/// </remarks>
internal sealed class JsonLog(TextWriter output, TimeProvider clock) : ILoggerProvider, ISupportExternalScope
{
    private const string RequestId = "RequestId";
    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions UnescapedText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _writing = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, string message, object? state, Exception? exception)
    {
        var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, UnescapedText))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow());
            json.WriteString("level", NameOf(level));
            json.WriteString("category", category);
            json.WriteString("message", message);
            if ((Find(values) ?? RequestOfScope()) is { } request)
                json.WriteString("requestId", request);
            if (System.Diagnostics.Activity.Current is { IdFormat: System.Diagnostics.ActivityIdFormat.W3C } activity)
                json.WriteString("traceId", activity.TraceId.ToHexString());
            WriteDetails(json, values);
            if (exception is not null)
                json.WriteString("exception", exception.ToString());
            json.WriteEndObject();
        }

        lock (_writing)
        {
            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
            output.Flush();
        }
    }

    // The values of the message by name, so that programs need not parse the text.
    private static void WriteDetails(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("details");
        foreach (var (name, value) in values)
        {
            if (name is Template or RequestId || value is null)
                continue;

            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
            switch (value)
            {
                case int number:
                    json.WriteNumberValue(number);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumberValue(number);
                    break;
                case bool truth:
                    json.WriteBooleanValue(truth);
                    break;
                default:
                    json.WriteStringValue(value.ToString());
                    break;
            }
        }

        json.WriteEndObject();
    }

    // The innermost scope with a request id: an outer one has the framework's own number of the request, which clients do not know.
    private string? RequestOfScope()
    {
        string? found = null;
        _scopes.ForEachScope((scope, _) => found = scope is IEnumerable<KeyValuePair<string, object?>> values ? Find(values) ?? found : found, 0);
        return found;
    }

    private static string? Find(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values)
        {
            if (name == RequestId)
                return value?.ToString();
        }

        return null;
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        LogLevel.Information => "information",
        _ => "debug",
    };

    private sealed class Category(JsonLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Write(name, logLevel, formatter(state, exception), state, exception);
        }
    }
}
