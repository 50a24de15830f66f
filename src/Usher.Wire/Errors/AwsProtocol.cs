namespace Usher.Wire.Errors;

/// <summary>The family of wire formats that a service speaks, which decides how an error is spelled.</summary>
public enum AwsProtocol
{
    /// <summary>REST-XML as S3 has it.</summary>
    S3,

    /// <summary>Query requests and XML answers: IAM, STS.</summary>
    Query,

    /// <summary>JSON 1.1, the operation in X-Amz-Target: Personalize's control plane, CloudTrail.</summary>
    Json,

    /// <summary>REST-JSON, the operation in the path: Personalize's runtime and events.</summary>
    RestJson,
}
