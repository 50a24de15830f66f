using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Usher.Web.Caching;
using Usher.Web.Services;

namespace Usher.Web.Rest;

/// <summary>What may stand behind the question mark where lists are asked for.</summary>
internal readonly partial record struct ListQuery(
    [FromQuery] string? NumResults,
    [FromQuery] string? Filter,
    [FromQuery] string? FilterValues,
    [FromQuery] string? Context,
    [FromQuery] string? DecorateItems)
{
    /// <summary>How many items are given where nobody says.</summary>
    public const int DefaultResults = 25;

    /// <summary>The most items at once.</summary>
    public const int MaxResults = 500;

    /// <summary>The question without user and item.</summary>
    /// <exception cref="RestException">400: something in it is not allowed.</exception>
    public RecommendationQuery Of(CampaignEntry campaign) => new()
    {
        Campaign = campaign,
        Count = ReadNumber("numResults", NumResults, MaxResults, DefaultResults),
        Filter = FilterArnOf(campaign),
        FilterValues = ReadMap("filterValues", FilterValues),
        Context = ReadMap("context", Context),
        IncludesMetadata = IsTrue(DecorateItems),
    };

    /// <summary>A whole number from 1.</summary>
    /// <exception cref="RestException">400: it is none.</exception>
    public static int ReadNumber(string name, string? text, int most, int usual)
    {
        if (string.IsNullOrEmpty(text))
            return usual;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw BadRequest($"{name} is '{text}'; a whole number from 1 to {most} is allowed.");
    }

    /// <summary>True where nobody says otherwise.</summary>
    /// <remarks>personalization-apis, "API entry points": 1, yes and true in any case are true, all else is false.</remarks>
    public static bool IsTrue(string? text) =>
        string.IsNullOrEmpty(text) || text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase);

    private static RestException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    private string? FilterArnOf(CampaignEntry campaign)
    {
        if (string.IsNullOrEmpty(Filter))
            return null;
        if (FilterArn().IsMatch(Filter))
            return Filter;

        return FilterName().IsMatch(Filter) ? campaign.FilterArn(Filter) : throw BadRequest($"filter is '{Filter}'; the name or the ARN of a filter is allowed.");
    }

    private static SortedDictionary<string, string>? ReadMap(string name, string? json)
    {
        if (string.IsNullOrEmpty(json))
            return null;

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                throw new JsonException();

            var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                map[member.Name] = member.Value.ValueKind switch
                {
                    JsonValueKind.String => member.Value.GetString()!,
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                    _ => throw new JsonException(),
                };
            }

            return map.Count == 0 ? null : map;
        }
        // The second is of text that is no Unicode.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw BadRequest($"{name} is '{json}'; a JSON object of texts is allowed, such as {{\"DEVICE\":\"phone\"}}.");
        }
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:personalize:[a-z0-9-]*:[0-9]*:filter/[a-zA-Z0-9][a-zA-Z0-9\-_]*\z")]
    private static partial Regex FilterArn();

    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9\-_]{0,62}\z")]
    private static partial Regex FilterName();
}
