using System.Globalization;
using Usher.Core.Errors;

namespace Usher.Metering.Usage;

/// <summary>The period of a request for usage, in whole hours.</summary>
/// <param name="Since">The beginning of the first hour.</param>
/// <param name="Until">The end of the last hour.</param>
public readonly record struct UsageRange(DateTimeOffset Since, DateTimeOffset Until)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM"];

    /// <summary>Parses a period.</summary>
    /// <param name="since">A date, a date and time in UTC, a month, or seconds since 1970; null for the beginning of this month.</param>
    /// <param name="until">In the same formats; a date without a time means its beginning. Null for now.</param>
    /// <param name="now">The time now.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static UsageRange Parse(string? since, string? until, DateTimeOffset now)
    {
        var begin = HourOf(since is null ? MonthOf(now) : Moment("since", since));
        var asked = until is null ? now : Moment("until", until);
        var end = HourOf(asked) == asked ? asked : HourOf(asked).AddHours(1);
        return begin < end ? new(begin, end) : throw ServiceErrors.InvalidInput($"since is {begin:u} and until {end:u}; until has to be later.");
    }

    /// <summary>The beginning of the hour that has a time.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds() / 3600 * 3600);

    /// <summary>The beginning of the month that has a time, in UTC.</summary>
    public static DateTimeOffset MonthOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Divides the period into months. The first and the last may be parts of months.</summary>
    public IEnumerable<UsageRange> Months()
    {
        for (var from = Since; from < Until;)
        {
            var next = MonthOf(from).AddMonths(1);
            var to = next < Until ? next : Until;
            yield return new(from, to);
            from = to;
        }
    }

    private static DateTimeOffset Moment(string name, string text)
    {
        const long Latest = 7_258_118_400;                    // the year 2200, well within what the arithmetic of dates can do
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && text.Length > 4 && seconds < Latest)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);

        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && moment.Year is >= 1970 and < 2200
            ? moment
            : throw ServiceErrors.InvalidInput($"{name} is '{text}'; a date such as 2026-11-23, a time such as 2026-11-23T15:00Z, a month such as 2026-11, or seconds since 1970 are allowed.");
    }
}
