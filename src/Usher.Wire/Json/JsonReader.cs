using System.Globalization;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Shapes;

namespace Usher.Wire.Json;

/// <summary>Makes a request record of a JSON body, and checks it.</summary>
/// <remarks>
/// Records are those that <see cref="Query.QueryReader"/> describes; in JSON members begin small, and maps, real numbers and lists in maps are known too. What no member has is passed over, and
/// null is the same as nothing, as with AWS.
/// </remarks>
public static class JsonReader
{
    /// <summary>The longest body that is read, in bytes: ten items of 32,000 characters, each character escaped.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = AwsJson.MaximumDepth };

    /// <summary>Makes a request of a body.</summary>
    /// <typeparam name="T">The request's record.</typeparam>
    /// <param name="body">UTF-8; empty is the same as an empty object.</param>
    /// <param name="code">The error that the service has for a constraint that is broken, such as <c>InvalidInputException</c>.</param>
    /// <exception cref="AwsException">
    /// SerializationException where the body is no JSON or a member has the wrong type, RequestEntityTooLargeException, or that code with all constraints that are broken.
    /// </exception>
    public static T Read<T>(ReadOnlySpan<byte> body, string code)
        where T : class => (T)Read(typeof(T), body, code);

    /// <summary>Makes a request of a body.</summary>
    /// <param name="request">The request's record.</param>
    /// <param name="body">UTF-8; empty is the same as an empty object.</param>
    /// <param name="code">The error that the service has for a constraint that is broken.</param>
    /// <exception cref="AwsException">As the other reading has it.</exception>
    public static object Read(Type request, ReadOnlySpan<byte> body, string code)
    {
        if (body.Length > MaximumBytes)
            throw new AwsException("RequestEntityTooLargeException", string.Create(CultureInfo.InvariantCulture, $"The body has {body.Length:N0} bytes; at most {MaximumBytes:N0} are read. Send less at once."));

        var made = Parse(ShapeType.Of(request), body.IsEmpty ? "{}"u8 : body);
        ShapeCheck.Validate(made, code);
        return made;
    }

    private static object Parse(ShapeType type, ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, Strict);
        try
        {
            json.Read();
            var request = JsonValues.Structure(ref json, type, "");
            // Whatever follows is a fault that this finds.
            json.Read();
            return request;
        }
        catch (JsonException fault)
        {
            throw new AwsException("SerializationException", $"The body is no JSON: {fault.Message}");
        }
        catch (InvalidOperationException)
        {
            // The reader's way to say that a string is no Unicode: bad UTF-8, or half a surrogate pair.
            throw new AwsException("SerializationException", "The body is no JSON: a string in it is no Unicode text.");
        }
    }
}
