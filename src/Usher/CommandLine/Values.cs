using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Usher.CommandLine;

/// <summary>Options whose errors say what came and what is allowed.</summary>
internal static class Values
{
    /// <summary>A number between two bounds, both included.</summary>
    public static Option<T> Number<T>(string name, string description, T minimum, T maximum, T fallback)
        where T : struct, INumber<T> =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => fallback,
            CustomParser = result => Parse(result, name, minimum, maximum),
        };

    /// <summary>A number between two bounds, both included, or none.</summary>
    public static Option<T?> OptionalNumber<T>(string name, string description, T minimum, T maximum)
        where T : struct, INumber<T> =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Parse(result, name, minimum, maximum),
        };

    /// <summary>One of a few words; the first is the default.</summary>
    public static Option<string> Word(string name, string description, params string[] words) =>
        new(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value;
                if (!words.Contains(given))
                    result.AddError($"{Typed(result, name)} is '{given}'; allowed are {string.Join(", ", words)}.");

                return given;
            },
        };

    /// <summary>Words split by commas; empty when the option is absent.</summary>
    public static Option<string[]> List(string name, string description, string helpName) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => [],
            CustomParser = result => result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Arity = ArgumentArity.ExactlyOne,
        };

    // As it was typed, "-k" or "--k".
    private static string Typed(ArgumentResult result, string name) => (result.Parent as OptionResult)?.IdentifierToken?.Value ?? name;

    private static T Parse<T>(ArgumentResult result, string name, T minimum, T maximum)
        where T : struct, INumber<T>
    {
        var given = result.Tokens[0].Value;
        if (T.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
            return value;

        var kind = value is int or long ? "a whole number" : "a number";
        result.AddError(FormattableString.Invariant($"{Typed(result, name)} is '{given}'; {kind} from {minimum} to {maximum} is allowed."));
        return default;
    }
}
