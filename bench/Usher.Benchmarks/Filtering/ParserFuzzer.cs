using System.Diagnostics;
using Usher.Filters;
using Usher.Filters.Expressions;
using Usher.Filters.Parsing;

namespace Usher.Benchmarks.Filtering;

/// <summary>Reads random texts as filter expressions for some minutes. The parser must read each or refuse it with a place in it.</summary>
internal static class ParserFuzzer
{
    private const int MaxLength = 2_500;

    private static readonly string[] Pieces =
    [
        "INCLUDE", "EXCLUDE", "ItemID", "ActionID", "UserID", "WHERE", "IF", "AND", "OR", "NOT", "IN", "NOT_IN", "(", ")", ",", "|", "=", "!=", "<", "<=", ">", ">=", "$A", "\"$B\"", "\"*\"", "\"Comedy\"", "\"", "\\", "1979", "-0.5", "1e9",
        "Items.GENRES", "Interactions.EVENT_TYPE", "CurrentUser.AGE", "CurrentItem.PRICE", "Action.VALUE", "Items", ".", "$", " ", "\n", "恐怖", "\u0000", "\ud800", "INCLUDE ItemID WHERE Items.A IN (\"x\")", "((((((((",
    ];

    /// <summary>Runs until the time is over.</summary>
    /// <returns>Whether no text broke the parser.</returns>
    public static bool Run(TimeSpan time, int seed)
    {
        var random = new Random(seed);
        var (read, refused, longest) = (0L, 0L, TimeSpan.Zero);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            var text = Make(random);
            var start = Stopwatch.GetTimestamp();
            try
            {
                var filter = FilterParser.Parse(text);
                read++;
                if (ExpressionText.Of(FilterParser.Parse(ExpressionText.Of(filter))) != ExpressionText.Of(filter))
                    return Broken(text, "it is another filter when it is written and read again");
            }
            catch (FilterException)
            {
                refused++;
            }
            catch (Exception fault)
            {
                return Broken(text, fault.ToString());
            }

            var took = Stopwatch.GetElapsedTime(start);
            longest = took > longest ? took : longest;
        }

        Console.WriteLine(FormattableString.Invariant($"{read + refused:N0} texts in {time.TotalMinutes:0.#} minutes, seed {seed}: {read:N0} were filters, {refused:N0} were refused, none broke the parser. The longest took {longest.TotalMilliseconds:0.0} ms."));
        return true;
    }

    private static bool Broken(string text, string how)
    {
        Console.WriteLine($"The parser broke on {System.Text.Json.JsonSerializer.Serialize(text)}: {how}");
        return false;
    }

    private static string Make(Random random)
    {
        // Some are nearly right, so that the parser comes far; some are as long as they may be.
        var text = random.Next(2) == 0 ? "INCLUDE ItemID WHERE " : "";
        var length = random.Next(10) == 0 ? MaxLength : random.Next(200);
        while (text.Length < length)
        {
            text += random.Next(3) switch
            {
                0 => Leaf(random) + (random.Next(2) == 0 ? " AND " : " OR "),
                1 when random.Next(4) == 0 => ((char)random.Next(0x20, 0x2fff)).ToString(),
                _ => Pieces[random.Next(Pieces.Length)] + (random.Next(4) == 0 ? "" : " "),
            };
        }

        return text.Length > MaxLength ? text[..MaxLength] : random.Next(3) == 0 ? text + Leaf(random) : text;
    }

    private static string Leaf(Random random) => random.Next(4) switch
    {
        0 => "Items.GENRES IN (\"Comedy\", $A)",
        1 => "(Items.YEAR >= 1979)",
        2 => "Items.PRICE <= CurrentItem.PRICE",
        _ => "Items.GENRES NOT IN (\"Drama\")",
    };
}
