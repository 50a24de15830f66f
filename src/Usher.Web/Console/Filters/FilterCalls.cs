using System.Text.Json;
using Usher.Web.Console.SignIn;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Web.Console.Filters;

/// <summary>The API calls of the pages of filters.</summary>
internal static class FilterCalls
{
    /// <summary>The columns of a dataset group that filters of items may read, and whether each has texts.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public static async Task<IReadOnlyList<(string Name, bool IsText)>> ColumnsAsync(ConsoleSession session, string group, CancellationToken cancellationToken)
    {
        var columns = new List<(string, bool)>();
        foreach (var dataset in await Groups.PagedLists.DatasetsAsync(session.Personalize, group, cancellationToken))
        {
            if (dataset.DatasetType == "INTERACTIONS")
                columns.Add(("Interactions.EVENT_TYPE", true));
            if (dataset.DatasetType != "ITEMS")
                continue;

            var described = (await session.Personalize.CallAsync<DescribeDatasetResponse>(new DescribeDatasetRequest { DatasetArn = dataset.DatasetArn! }, cancellationToken)).Dataset!;
            var schema = (await session.Personalize.CallAsync<DescribeSchemaResponse>(new DescribeSchemaRequest { SchemaArn = described.SchemaArn! }, cancellationToken)).Schema!;
            using var document = JsonDocument.Parse(schema.Schema!);
            foreach (var field in document.RootElement.GetProperty("fields").EnumerateArray())
            {
                var isTextual = field.TryGetProperty("textual", out var textual) && textual.GetBoolean();
                string[] types = field.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(type => type.GetString()!)] : [field.GetProperty("type").GetString()!];
                if (!isTextual && !types.Contains("boolean"))
                    columns.Add(($"Items.{field.GetProperty("name").GetString()}", types.Contains("string")));
            }
        }

        return columns;
    }

    /// <summary>What a filter, or an expression, keeps for a user.</summary>
    /// <exception cref="AwsException">The service refused.</exception>
    public static Task<ExplainFilterResponse> ExplainAsync(ConsoleSession session, ExplainFilterRequest request, CancellationToken cancellationToken) =>
        session.Own.PostAsync<ExplainFilterResponse>("filters/explain", request, cancellationToken);

    /// <summary>Reads lines of NAME=VALUE; null for none.</summary>
    /// <exception cref="AwsException">A line has another form.</exception>
    public static IReadOnlyDictionary<string, string>? ReadValues(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new AwsException("InvalidInputException", $"The values have '{line}'; enter NAME=VALUE, such as GENRES=Comedy,Drama. Several are separated by semicolons.");

            values[name.Trim()] = value.Trim();
        }

        return values.Count == 0 ? null : values;
    }
}
