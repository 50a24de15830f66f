using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Usher.Buckets.Remote;

/// <summary>The SDK's client, mended where it does not take every key.</summary>
internal sealed class RemoteClient : AmazonS3Client
{
    public RemoteClient(AmazonS3Config config)
        : base(config)
    {
    }

    public RemoteClient(AWSCredentials credentials, AmazonS3Config config)
        : base(credentials, config)
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Signer>(new LeadingSlashes());
    }
}
