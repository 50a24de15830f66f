namespace Usher.Web.Rest;

/// <summary>A request that the REST API refuses itself.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What came, what is allowed and what to try.</param>
internal sealed class RestException(int status, string detail) : Exception(detail)
{
    public int Status => status;
}
