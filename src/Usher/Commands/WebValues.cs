using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using StackExchange.Redis;
using Usher.CommandLine;

namespace Usher.Commands;

/// <summary>What 'usher serve' and 'usher web' are told alike.</summary>
internal static partial class WebValues
{
    /// <summary>Of --api-keys: a key is always needed.</summary>
    public const string Required = "required";

    private const string Auto = "auto";

    public static Option<string?> Redis() => new("--redis") { Description = "A Redis as second level of the web application's cache, which several of them share. Without it, or while it is gone, lists are cached in memory.", HelpName = "HOST:PORT" };

    public static Option<string> ApiKeys() => Values.Word("--api-keys", "Whether the REST API asks for a key ('usher apikey'): from the first key on, and before it only of others than this machine; or always.", Auto, Required);

    public static IPAddress AddressOf(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new UsageException($"--address is '{text}'; an IP address of this machine is allowed, such as 127.0.0.1, 0.0.0.0 for all of them, or ::1.");

    public static string RegionOf(string text) =>
        RegionName().IsMatch(text) ? text : throw new UsageException($"--region is '{text}'; a name like those of AWS is allowed, such as us-east-1 or eu-west-1.");

    public static string? RedisOf(string? text)
    {
        try
        {
            return text is null || ConfigurationOptions.Parse(text).EndPoints.Count > 0 ? text : throw new ArgumentException("it names no server");
        }
        catch (ArgumentException bad)
        {
            throw new UsageException($"--redis is '{text}', which cannot be read: {bad.Message}. An address is allowed, such as localhost:6379.");
        }
    }

    [GeneratedRegex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$")]
    private static partial Regex RegionName();
}
