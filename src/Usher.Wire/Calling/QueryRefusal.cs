using System.Xml;
using System.Xml.Linq;
using Usher.Wire.Errors;

namespace Usher.Wire.Calling;

/// <summary>Reads why a request was refused by a service that answers in XML: IAM, STS, S3.</summary>
internal static class QueryRefusal
{
    /// <summary>The error of an answer; what is no error of that form is told as it came.</summary>
    public static async Task<AwsException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        string? code = null, message = null;
        try
        {
            var error = XElement.Parse(body);
            code = Text(error, "Code");
            message = Text(error, "Message");
        }
        catch (XmlException)
        {
            // A proxy on the way has words of its own; the status is what can be told of them.
        }

        return new(code ?? "UnknownError", message ?? $"The service answered {(int)response.StatusCode} {response.ReasonPhrase}.");
    }

    private static string? Text(XElement error, string name) => error.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
