using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Usher.Wire.Errors;
using Usher.Wire.S3.Forms;

namespace Usher.Api.Calls;

/// <summary>A form that a browser posts to a bucket: fields, the signature among them, and then one file.</summary>
/// <remarks>S3 API Reference, "POST Object".</remarks>
internal sealed class PostedForm
{
    // "The form data and boundaries (excluding the contents of the file) cannot exceed 20KB."
    private const int MaxBytesBeforeFile = 20 << 10;
    private const int LongestBoundary = 70;
    private const string FileField = "file";
    private const string FileNameVariable = "${filename}";

    // What S3 makes of fields that are not named as the header they stand for. All others that count are named x-amz-….
    private static readonly string[] Headers = ["Cache-Control", "Content-Type", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-MD5", "Expires"];
    private static readonly string[] OfTheSignature = ["x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature", "x-amz-security-token"];

    private PostedForm(IReadOnlyDictionary<string, string> fields, PostPolicy? policy, Stream file) => (Fields, Policy, File) = (fields, policy, file);

    /// <summary>The fields before the file by name, without regard to case; the file's name is put in for <c>${filename}</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>Null where the form has none.</summary>
    public PostPolicy? Policy { get; }

    /// <summary>The file's bytes; reading throws an AwsException where the form breaks off, or the file is not as long as the policy allows.</summary>
    public Stream File { get; }

    /// <summary>The key to store the file under.</summary>
    public string Key => Fields["key"];

    /// <summary>The form that a request brought; null for any other request.</summary>
    public static PostedForm? Of(HttpContext http) => http.Features.Get<PostedForm>();

    /// <summary>Whether the body is a form in parts, which is how files are sent.</summary>
    public static bool IsFormWithParts(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Whether a request is a posted form with a file for a bucket, so that its signature has to be looked for in its fields.</summary>
    public static bool IsIn(ArrivedRequest arrived) =>
        arrived.Protocol is AwsProtocol.S3 && arrived.Signature is null && HttpMethods.IsPost(arrived.Head.Method)
        && !arrived.Http.Request.Headers.ContainsKey("Authorization") && IsFormWithParts(arrived.Http.Request);

    /// <summary>Reads the fields, up to the first byte of the file. From here on the request has the headers that the fields stand for, and no others of its own.</summary>
    /// <param name="http">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AwsException">MalformedPOSTRequest, MaxPostPreDataLengthExceeded, InvalidArgument, InvalidPolicyDocument.</exception>
    public static async Task<PostedForm> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(BoundaryOf(http.Request), http.Request.Body)
        {
            HeadersLengthLimit = MaxBytesBeforeFile,
            BodyLengthLimit = null,
        };
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var left = MaxBytesBeforeFile;
        while (await NextAsync(reader, cancellationToken) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
                throw Malformed("a part has no 'Content-Disposition: form-data' with a name.");

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name.Equals(FileField, StringComparison.OrdinalIgnoreCase))
                return Finish(http, fields, FileNameOf(disposition), part.Body);

            var value = await ValueAsync(part.Body, left, cancellationToken);
            left -= name.Length + value.Length;
            if (left < 0)
                throw TooLong();
            if (!fields.TryAdd(name, value))
                throw new AwsException("InvalidArgument", $"The form has the field '{name}' twice.");
        }

        throw new AwsException("InvalidArgument", "POST requires exactly one file upload per request: a part named 'file', after all fields.");
    }

    private static PostedForm Finish(HttpContext http, Dictionary<string, string> fields, string fileName, Stream file)
    {
        foreach (var name in fields.Keys)
            fields[name] = fields[name].Replace(FileNameVariable, fileName, StringComparison.Ordinal);
        if (!fields.TryGetValue("key", out var key) || key.Length == 0)
            throw new AwsException("InvalidArgument", "Bucket POST must contain a field named 'key'. If it is specified, please check the order of the fields.");

        var policy = fields.TryGetValue("policy", out var document) ? PostPolicy.Parse(document) : null;
        var form = new PostedForm(fields, policy, new PostedFile(file, policy?.Size));
        http.Features.Set(form);
        form.Unfold(http.Request.Headers);
        return form;
    }

    // Operations read headers. Those of the request itself say nothing of the object: its Content-Type is the form's.
    private void Unfold(IHeaderDictionary headers)
    {
        foreach (var name in headers.Keys.Where(IsOfTheObject).ToArray())
            headers.Remove(name);
        foreach (var (name, value) in Fields)
        {
            if (IsOfTheObject(name) && !OfTheSignature.Contains(name, StringComparer.OrdinalIgnoreCase))
                headers[name] = IsHeader(name, value) ? value : throw NoHeader(name);
        }

        if (Fields.TryGetValue("acl", out var acl))
            headers["x-amz-acl"] = acl;
        // The parts are no more than a frame, so their length is not the object's.
        headers.ContentLength = null;
    }

    private static bool IsOfTheObject(string name) =>
        Headers.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("If-", StringComparison.OrdinalIgnoreCase);

    // They are sent again with the object, where a line break would begin a header of the sender's choice.
    private static bool IsHeader(string name, string value) =>
        !value.Any(char.IsControl) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal));

    private static AwsException NoHeader(string name) => new("InvalidArgument", $"The field '{name}' cannot be a header: its name has other characters than those of headers, or its value has control characters.");

    private static string BoundaryOf(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : throw Malformed("its Content-Type has no boundary of 1 to 70 characters.");
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception fault) when (PostedFile.IsBrokenForm(fault))
        {
            throw Malformed(fault.Message);
        }
    }

    private static async Task<string> ValueAsync(Stream body, int max, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Max(max, 0) + 1];
        try
        {
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return length <= max ? Encoding.UTF8.GetString(buffer, 0, length) : throw TooLong();
        }
        catch (Exception fault) when (PostedFile.IsBrokenForm(fault))
        {
            throw Malformed(fault.Message);
        }
    }

    // Old browsers send the whole path: "If the browser provides a full or partial path to the file, only the text following the last slash (/) or backslash (\) is used."
    private static string FileNameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        return name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    private static AwsException TooLong() =>
        new("MaxPostPreDataLengthExceeded", $"Your POST request fields preceding the upload file were too large: at most {MaxBytesBeforeFile} bytes are allowed.");

    internal static AwsException Malformed(string why) => new("MalformedPOSTRequest", $"The body of your POST request is not well-formed multipart/form-data: {why}");
}
