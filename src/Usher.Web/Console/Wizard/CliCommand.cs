using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Usher.Wire.Json;

namespace Usher.Web.Console.Wizard;

/// <summary>Formats requests as AWS CLI commands.</summary>
internal static partial class CliCommand
{
    /// <summary>The command for a request, such as <c>aws personalize create-solution --name …</c></summary>
    /// <param name="request">The request; null members are omitted.</param>
    /// <param name="service">Name of the service in the CLI.</param>
    public static string Of(object request, string service = "personalize")
    {
        var words = new List<string> { "aws", service, Kebab(request.GetType().Name[..^"Request".Length]) };
        foreach (var member in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (member.GetValue(request) is not { } value)
                continue;

            var option = Kebab(JsonNamingPolicy.CamelCase.ConvertName(member.Name));
            words.AddRange(value switch
            {
                true => [$"--{option}"],
                false => [$"--no-{option}"],
                string text => [$"--{option}", Quote(text)],
                int number => [$"--{option}", Quote(FormattableString.Invariant($"{number}"))],
                _ => [$"--{option}", Quote(JsonSerializer.Serialize(value, value.GetType(), AwsJson.Options))],
            });
        }

        return Join(words);
    }

    /// <summary>A command of fixed words and of options, whose values are quoted where a shell needs it.</summary>
    public static string Of(string command, params IEnumerable<(string Option, string Value)> options) =>
        Join([.. command.Split(' '), .. options.SelectMany(one => new[] { one.Option, Quote(one.Value) })]);

    /// <summary>Quotes a text for a POSIX shell.</summary>
    public static string Quote(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The name of an option in the AWS CLI: perform-auto-ml for performAutoML.</summary>
    /// <remarks>botocore: botocore/__init__.py, xform_name.</remarks>
    public static string Kebab(string name) => Ends().Replace(Firsts().Replace(name, "$1-$2"), "$1-$2").ToLowerInvariant();

    // One line per option.
    private static string Join(IReadOnlyList<string> words)
    {
        var text = "";
        foreach (var word in words)
            text += text.Length == 0 ? word : word.StartsWith("--", StringComparison.Ordinal) ? $" \\\n  {word}" : $" {word}";
        return text;
    }

    [GeneratedRegex("^[A-Za-z0-9_./:=@%+-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex Firsts();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Ends();
}
