using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Usher.CommandLine;
using Usher.Wire.Signing.Making;

namespace Usher.Clients;

/// <summary>What the environment and the profile of an AWS client say: the endpoint, the region and the keys to use, in the order of every AWS SDK.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <remarks>AWS SDKs and Tools Reference Guide, "Service-specific endpoints" and "Shared config and credentials files".</remarks>
internal sealed class AwsSettings(Func<string, string?> variable)
{
    /// <summary>The service that stands for all of an Usher, which answers everything at one address.</summary>
    public const string Personalize = "personalize";

    private readonly CredentialProfileStoreChain _profiles = new();
    private CredentialProfile? _profile;
    private bool _isRead;

    /// <summary>The region; null where none is set.</summary>
    public string? Region => Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? Profile?.Region?.SystemName;

    /// <summary>The endpoint of a service: its own, else the one for all.</summary>
    /// <param name="service">As profiles spell it, such as <c>personalize_runtime</c>.</param>
    /// <returns>Null where none is set, or those that are set are to be ignored.</returns>
    /// <exception cref="UsageException">What is set is no address.</exception>
    public Uri? EndpointOf(string service) => IgnoresEndpoints ? null
        : OfVariable(VariableOf(service)) ?? OfVariable("AWS_ENDPOINT_URL") ?? OfSection(service) ?? OfProfile("endpoint_url", Profile?.EndpointUrl);

    /// <summary>The endpoint that is set for a service alone.</summary>
    /// <returns>Null where none is set.</returns>
    /// <exception cref="UsageException">What is set is no address.</exception>
    public Uri? OwnEndpointOf(string service) => IgnoresEndpoints ? null : OfVariable(VariableOf(service)) ?? OfSection(service);

    /// <summary>The keys of the environment, else those of the profile.</summary>
    /// <returns>Null where there are none.</returns>
    /// <exception cref="UsherException">The profile says how to get keys, and it failed.</exception>
    public async Task<SigningCredentials?> FindKeyAsync()
    {
        if (Variable("AWS_ACCESS_KEY_ID") is { } id && Variable("AWS_SECRET_ACCESS_KEY") is { } secret)
            return new(id, secret, Variable("AWS_SESSION_TOKEN"));
        if (Profile is not { CanCreateAWSCredentials: true } profile)
            return null;

        try
        {
            var found = await AWSCredentialsFactory.GetAWSCredentials(profile, _profiles).GetCredentialsAsync();
            return new(found.AccessKey, found.SecretKey, string.IsNullOrEmpty(found.Token) ? null : found.Token);
        }
        catch (AmazonClientException none)
        {
            throw new UsherException($"The profile '{profile.Name}' gives no credentials: {none.Message}");
        }
    }

    private CredentialProfile? Profile => _isRead ? _profile : ReadProfile();

    private bool IgnoresEndpoints => Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") is { } text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : Profile?.IgnoreConfiguredEndpointUrls is true;

    private CredentialProfile? ReadProfile()
    {
        _isRead = true;
        var name = Variable("AWS_PROFILE");
        if (_profiles.TryGetProfile(name ?? "default", out _profile) || name is null)
            return _profile;

        var others = string.Join(", ", _profiles.ListProfiles().Select(profile => profile.Name));
        throw new UsageException($"AWS_PROFILE is '{name}', and there is no such profile in ~/.aws/config and ~/.aws/credentials (or where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE say). {(others.Length > 0 ? $"There are {others}." : "There is none at all.")}");
    }

    private static string VariableOf(string service) => "AWS_ENDPOINT_URL_" + service.ToUpperInvariant();

    private Uri? OfVariable(string name) => Variable(name) is { } text ? Read("$" + name, text) : null;

    private Uri? OfSection(string service) => Profile?.Services is { Length: > 0 } name ? OfProfile($"endpoint_url of {service}", ServicesSection.Find(ConfigFile, name, service)) : null;

    private string ConfigFile => Variable("AWS_CONFIG_FILE") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "config");

    private Uri? OfProfile(string setting, string? text) => string.IsNullOrEmpty(text) ? null : Read($"{setting} in the profile '{Profile!.Name}'", text);

    private static Uri Read(string setting, string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new UsageException($"{setting} is '{text}'; an address is allowed, such as http://127.0.0.1:4566, http://[::1]:4566 or https://personalize-runtime.eu-west-1.amazonaws.com.");

    private string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
