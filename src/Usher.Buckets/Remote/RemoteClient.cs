using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Usher.Buckets.Remote;

/// <summary>The SDK's client, with a fix for keys that begin with a slash: <see cref="LeadingSlashes"/>.</summary>
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
