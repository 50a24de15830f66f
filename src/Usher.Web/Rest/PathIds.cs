using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Usher.Web.Rest;

/// <summary>Ids in paths, exactly as they were sent: the server leaves an encoded slash as it is, so that two different ids would look alike.</summary>
internal static class PathIds
{
    private const int MaxIdLength = 256;

    /// <summary>The id.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="value">As the route has it.</param>
    /// <param name="fromEnd">0 for the last segment of the path.</param>
    /// <exception cref="RestException">400: it is too long, or cannot be told.</exception>
    public static string Read(HttpContext http, string name, string value, int fromEnd = 0) => Validate(name, Decode(http, value, fromEnd));

    /// <summary>A list of ids, separated by commas.</summary>
    /// <exception cref="RestException">400: one is too long, or they cannot be told.</exception>
    public static string[] ReadList(HttpContext http, string name, string value) =>
        [.. Decode(http, value, fromEnd: 0).Split(',').Where(id => id.Length > 0).Select(id => Validate(name, id))];

    /// <summary>Refuses what Personalize has no id of.</summary>
    /// <exception cref="RestException">400.</exception>
    public static string Validate(string name, string id) => id.Length is > 0 and <= MaxIdLength
        ? id
        : throw new RestException(StatusCodes.Status400BadRequest, $"{name} has {id.Length} characters; 1 to {MaxIdLength} are allowed.");

    private static string Decode(HttpContext http, string value, int fromEnd)
    {
        if (!value.Contains('%', StringComparison.Ordinal))
            return value;

        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        string[] sent = (end < 0 ? target : target[..end]).Split('/');
        // Dots were taken out of the path, or a host stands before it: which segment is which cannot be told then.
        return sent.Length == http.Request.Path.Value!.Split('/').Length
            ? Uri.UnescapeDataString(sent[^(fromEnd + 1)])
            : throw new RestException(StatusCodes.Status400BadRequest, "The path has dot segments beside encoded characters; send it without them.");
    }
}
