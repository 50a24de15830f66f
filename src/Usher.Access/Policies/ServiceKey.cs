namespace Usher.Access.Policies;

/// <summary>A number for the service of an action, so that statements about other services need not be looked at.</summary>
/// <remarks>Two services may have one number: what is found by it is compared whole all the same.</remarks>
internal static class ServiceKey
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The number for an action such as <c>s3:GetObject</c>, in any case.</summary>
    public static ulong Of(ReadOnlySpan<char> action)
    {
        // FNV-1a, 64 bits.
        var key = Basis;
        foreach (var it in action)
        {
            if (it == ':')
                break;
            key = (key ^ char.ToUpperInvariant(it)) * Prime;
        }

        return key;
    }
}
