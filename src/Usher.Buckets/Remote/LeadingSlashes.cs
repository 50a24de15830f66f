using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Usher.Buckets.Remote;

/// <summary>Keeps the slash at the beginning of keys: after signing, the SDK (4.1.0) drops one of the two slashes between bucket and key, so that the signature does not match what is sent.</summary>
internal sealed class LeadingSlashes : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext.Request;
        var path = request.ResourcePath;
        if (!request.PathResources.TryGetValue("{Key+}", out var key) || !key.StartsWith('/'))
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);

        request.ResourcePath = "/" + path;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        finally
        {
            // A retry signs the request again.
            request.ResourcePath = path;
        }
    }
}
