using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Tags;

/// <summary>TagResource, UntagResource, ListTagsForResource.</summary>
public sealed class TagOperations(ServiceRecords records)
{
    public async Task<TagResourceResponse> TagAsync(TagResourceRequest request, CancellationToken cancellationToken)
    {
        await records.ChangeAsync(before => before.With(Taggable(before, request.ResourceArn) is var resource ? resource with { Tags = TagRules.Merge(resource.Tags, request.Tags) } : resource), cancellationToken);
        return new();
    }

    public async Task<UntagResourceResponse> UntagAsync(UntagResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.TagKeys.Count > TagRules.MaxTags)
            throw ServiceErrors.TooManyTagKeys($"tagKeys has {request.TagKeys.Count} keys; {TagRules.MaxTags} are allowed.");

        await records.ChangeAsync(
            before =>
            {
                var resource = Taggable(before, request.ResourceArn);
                return before.With(resource with { Tags = resource.Tags.Where(tag => !request.TagKeys.Contains(tag.Key)).ToDictionary() });
            },
            cancellationToken);
        return new();
    }

    public ListTagsForResourceResponse List(ListTagsForResourceRequest request) => new()
    {
        Tags = [.. Taggable(records.Current, request.ResourceArn).Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })],
    };

    private static Resource Taggable(ServiceSnapshot snapshot, string arn) => snapshot.Get<Resource>(arn) is var resource && resource is not SchemaResource
        ? resource
        : throw ServiceErrors.InvalidInput($"resourceArn is {arn}; schemas take no tags.");
}
