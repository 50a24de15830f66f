using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Usher.Web.Rest;

/// <summary>Reads ids from paths exactly as they were sent. Kestrel decodes all characters but an encoded slash, so two different ids could have the same route value.</summary>
internal static class PathIds
{
    private const int MaxIdLength = 256;

    /// <summary>Reads an id.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Its name in error messages.</param>
    /// <param name="value">Its route value.</param>
    /// <param name="fromEnd">0 for the last segment of the path.</param>
    /// <exception cref="RestException">400: it is empty or too long, or the path has dot segments.</exception>
    public static string Read(HttpContext http, string name, string value, int fromEnd = 0) => Validate(name, Decode(http, value, fromEnd));

    /// <summary>Reads a list of ids that are separated by commas.</summary>
    /// <exception cref="RestException">400: an id is too long, or the path has dot segments.</exception>
    public static string[] ReadList(HttpContext http, string name, string value) =>
        [.. Decode(http, value, fromEnd: 0).Split(',').Where(id => id.Length > 0).Select(id => Validate(name, id))];

    /// <summary>Checks that an id has the length that Personalize allows.</summary>
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
        // With dot segments, or in absolute form, the target has other segments than the path.
        return sent.Length == http.Request.Path.Value!.Split('/').Length
            ? Uri.UnescapeDataString(sent[^(fromEnd + 1)])
            : throw new RestException(StatusCodes.Status400BadRequest, "The path has dot segments beside encoded characters; send it without them.");
    }
}
