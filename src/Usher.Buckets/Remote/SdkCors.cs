using Amazon.S3.Model;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Remote;

/// <summary>Converts CORS rules from and to the SDK's types.</summary>
internal static class SdkCors
{
    public static CorsConfiguration? Read(CORSConfiguration? configuration) => configuration?.Rules is not { Count: > 0 } rules ? null : new(
    [
        .. rules.Select(rule => new CorsRule
        {
            Id = rule.Id,
            AllowedOrigins = rule.AllowedOrigins ?? [],
            AllowedMethods = rule.AllowedMethods ?? [],
            AllowedHeaders = rule.AllowedHeaders ?? [],
            ExposeHeaders = rule.ExposeHeaders ?? [],
            MaxAgeSeconds = rule.MaxAgeSeconds,
        }),
    ]);

    public static CORSConfiguration Write(CorsConfiguration configuration) => new()
    {
        Rules =
        [
            .. configuration.Rules.Select(rule => new CORSRule
            {
                Id = rule.Id,
                AllowedOrigins = [.. rule.AllowedOrigins],
                AllowedMethods = [.. rule.AllowedMethods],
                AllowedHeaders = [.. rule.AllowedHeaders],
                ExposeHeaders = [.. rule.ExposeHeaders],
                MaxAgeSeconds = rule.MaxAgeSeconds,
            }),
        ],
    };
}
