using System.Xml.Linq;
using Usher.Wire.Errors;
using Usher.Wire.Sts;

namespace Usher.Wire.Calling;

/// <summary>Asks who signs, and makes the role that a service reads with: what an application needs of STS and IAM. Safe for many threads.</summary>
/// <param name="http">Sends; its handler decides about connections and timeouts.</param>
/// <param name="endpoint">An Usher.</param>
/// <param name="region">Named in signatures for STS; IAM's are for us-east-1 everywhere.</param>
/// <param name="credentials">In whose name.</param>
/// <param name="clock">The time to sign with.</param>
public sealed class AccountClient(HttpMessageInvoker http, Uri endpoint, string region, ICredentialSource credentials, TimeProvider clock)
{
    private readonly QueryClient _iam = new(http, endpoint, "2010-05-08", "us-east-1", "iam", credentials, clock);
    private readonly QueryClient _sts = new(http, endpoint, "2011-06-15", region, "sts", credentials, clock);

    /// <summary>GetCallerIdentity, which needs no permission.</summary>
    /// <exception cref="AwsException">The key is none.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<GetCallerIdentityResponse> GetCallerIdentityAsync(CancellationToken cancellationToken)
    {
        var answer = await _sts.CallAsync("GetCallerIdentity", [], cancellationToken).ConfigureAwait(false);
        return new() { UserId = Text(answer, "UserId"), Account = Text(answer, "Account"), Arn = Text(answer, "Arn") };
    }

    /// <summary>AssumeRole, to check that the caller may: the credentials are dropped.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public Task RequireRoleAsync(string roleArn, string sessionName, CancellationToken cancellationToken) =>
        _sts.CallAsync("AssumeRole", [("RoleArn", roleArn), ("RoleSessionName", sessionName), ("DurationSeconds", "900")], cancellationToken);

    /// <summary>CreateRole.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task CreateRoleAsync(string name, string trustPolicy, CancellationToken cancellationToken) =>
        _iam.CallAsync("CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", trustPolicy)], cancellationToken);

    /// <summary>PutRolePolicy.</summary>
    /// <exception cref="AwsException">It was refused.</exception>
    public Task PutRolePolicyAsync(string role, string name, string policy, CancellationToken cancellationToken) =>
        _iam.CallAsync("PutRolePolicy", [("RoleName", role), ("PolicyName", name), ("PolicyDocument", policy)], cancellationToken);

    private static string? Text(XElement answer, string name) => answer.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
