using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Usher.Api.Calls;
using Usher.Buckets;
using Usher.Buckets.Objects;
using Usher.Wire.S3;
using Usher.Wire.S3.Forms;

namespace Usher.Api.S3;

/// <summary>Objects that browsers send by forms.</summary>
internal sealed class FormOperations(IBuckets buckets)
{
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html</remarks>
    public async Task PostAsync(S3Request request, CancellationToken cancellationToken)
    {
        var form = PostedForm.Of(request.Http)!;
        var facts = new NewObject { Properties = ObjectHeaders.Read(request), Tags = await TagsAsync(request, form, cancellationToken), Condition = ObjectHeaders.Condition(request) };
        var info = await buckets.PutObjectAsync(request.Address, facts, ChecksumHeaders.Read(request, request.Call.Body, length: null), cancellationToken);

        var location = LocationOf(request);
        request.Answer.ETag = $"\"{info.ETag}\"";
        request.Answer.Location = location;
        ChecksumHeaders.Write(request, info.Checksum, info.ChecksumType);
        await AnswerAsync(request, form, new(location, request.Bucket, request.Key, info.ETag), cancellationToken);
    }

    private static Task AnswerAsync(S3Request request, PostedForm form, PostResponse stored, CancellationToken cancellationToken)
    {
        var response = request.Http.Response;
        if (RedirectOf(form) is { } page)
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = QueryHelpers.AddQueryString(page, new Dictionary<string, string?> { ["bucket"] = stored.Bucket, ["key"] = stored.Key, ["etag"] = $"\"{stored.ETag}\"" });
            response.ContentLength = 0;
            return Task.CompletedTask;
        }

        // "If the value is set to 200 or 204 … an empty document; 201 … an XML document. Any other value counts as 204."
        response.StatusCode = form.Fields.GetValueOrDefault("success_action_status") switch { "200" => 200, "201" => 201, _ => 204 };
        if (response.StatusCode == 201)
            return Answers.WriteXmlAsync(request, stored.ToXml(), cancellationToken);
        if (response.StatusCode == 200)
            response.ContentLength = 0;
        return Task.CompletedTask;
    }

    // "If success_action_redirect is not an address that can be read, S3 acts as if the field was not there."
    private static string? RedirectOf(PostedForm form) =>
        (form.Fields.GetValueOrDefault("success_action_redirect") ?? form.Fields.GetValueOrDefault("redirect")) is { } text
        && Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page.AbsoluteUri : null;

    // As a document, where the header of other requests has pairs.
    private static async Task<IReadOnlyDictionary<string, string>> TagsAsync(S3Request request, PostedForm form, CancellationToken cancellationToken)
    {
        if (!form.Fields.TryGetValue("tagging", out var document))
            return WriteOperations.Tags(request);

        request.Scope.AuthorizeObject("s3:PutObjectTagging", request.Key, request.Context);
        using var xml = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document));
        return TagRules.Check(Tagging.Read(await S3Xml.ReadAsync(xml, Tagging.Root, cancellationToken)).Tags, TagRules.MaxTagsOfObject);
    }

    private static string LocationOf(S3Request request) =>
        RequestHost.AddressOf(request.Http, request.Bucket, string.Join('/', request.Key.Split('/').Select(Uri.EscapeDataString)));
}
