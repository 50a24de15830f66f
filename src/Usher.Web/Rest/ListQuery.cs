using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Usher.Web.Caching;
using Usher.Web.Services;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Rest;

/// <summary>The query parameters of list endpoints.</summary>
internal readonly partial record struct ListQuery(
    [FromQuery] string? NumResults,
    [FromQuery] string? Filter,
    [FromQuery] string? FilterValues,
    [FromQuery] string? Context,
    [FromQuery] string? DecorateItems,
    [FromQuery] string? Promotion,
    [FromQuery] string? PromotionPercent,
    [FromQuery] string? PromotionFilter,
    [FromQuery] string? PromotionFilterValues)
{
    private const int DefaultPromotionPercent = 20;

    /// <summary>Length of a list where numResults is absent.</summary>
    public const int DefaultResults = 25;

    public const int MaxResults = 500;

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="RestException">400: a parameter is not valid.</exception>
    public RecommendationQuery Read(CampaignEntry campaign, string? user = null, string? item = null) => new()
    {
        Campaign = campaign,
        User = user,
        Item = item,
        Count = ReadNumber("numResults", NumResults, MaxResults, DefaultResults),
        Filter = FilterArnOf(campaign, "filter", Filter),
        FilterValues = ReadMap("filterValues", FilterValues),
        Context = ReadMap("context", Context),
        IncludesMetadata = IsTrue(DecorateItems),
        Promotion = PromotionOf(campaign),
    };

    /// <summary>Reads a whole number from 1.</summary>
    /// <exception cref="RestException">400: the text is not a whole number in the range.</exception>
    public static int ReadNumber(string name, string? text, int max, int defaultValue)
    {
        if (string.IsNullOrEmpty(text))
            return defaultValue;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : throw BadRequest($"{name} is '{text}'; a whole number from 1 to {max} is allowed.");
    }

    /// <summary>Reads a boolean; true where the parameter is absent.</summary>
    /// <remarks>personalization-apis, "API entry points": 1, yes and true in any case are true, everything else is false.</remarks>
    public static bool IsTrue(string? text) =>
        string.IsNullOrEmpty(text) || text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase);

    private static RestException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    private Promotion? PromotionOf(CampaignEntry campaign)
    {
        if (string.IsNullOrEmpty(PromotionFilter))
        {
            return string.IsNullOrEmpty(Promotion) && string.IsNullOrEmpty(PromotionPercent) && string.IsNullOrEmpty(PromotionFilterValues)
                ? null
                : throw BadRequest("promotionFilter is missing; give the name or the ARN of the filter that chooses the promoted items.");
        }

        return new()
        {
            Name = string.IsNullOrEmpty(Promotion) ? "promotion" : Promotion,
            PercentPromotedItems = ReadNumber("promotionPercent", PromotionPercent, 100, DefaultPromotionPercent),
            FilterArn = FilterArnOf(campaign, "promotionFilter", PromotionFilter),
            FilterValues = ReadMap("promotionFilterValues", PromotionFilterValues),
        };
    }

    private static string? FilterArnOf(CampaignEntry campaign, string name, string? filter)
    {
        if (string.IsNullOrEmpty(filter))
            return null;
        if (FilterArn().IsMatch(filter))
            return filter;

        return FilterName().IsMatch(filter) ? campaign.FilterArn(filter) : throw BadRequest($"{name} is '{filter}'; the name or the ARN of a filter is allowed.");
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
        // GetString throws InvalidOperationException for text that is not valid Unicode.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw BadRequest($"{name} is '{json}'; a JSON object whose values are strings is allowed, such as {{\"DEVICE\":\"phone\"}}.");
        }
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:personalize:[a-z0-9-]*:[0-9]*:filter/[a-zA-Z0-9][a-zA-Z0-9\-_]*\z")]
    private static partial Regex FilterArn();

    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9\-_]{0,62}\z")]
    private static partial Regex FilterName();
}
