using Usher.Core.Tags;
using Usher.Wire.Personalize;
using static Usher.Api.Personalize.OperationHandler;

namespace Usher.Api.Personalize.Operations;

internal sealed class TagHandlers(TagOperations tags) : IOperationGroup
{
    public IEnumerable<OperationHandler> Handlers =>
    [
        For<TagResourceRequest, TagResourceResponse>(tags.TagAsync),
        For<UntagResourceRequest, UntagResourceResponse>(tags.UntagAsync),
        For<ListTagsForResourceRequest, ListTagsForResourceResponse>(tags.List),
    ];
}
