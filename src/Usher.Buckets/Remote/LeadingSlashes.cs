using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Usher.Buckets.Remote;

/// <summary>Sends keys that begin with a slash as they are signed: between signing and sending, the SDK (4.1.0) drops one slash from where bucket and key meet.</summary>
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
            // Another try signs anew.
            request.ResourcePath = path;
        }
    }
}
