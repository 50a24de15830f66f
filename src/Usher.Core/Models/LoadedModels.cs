using Usher.Core.Errors;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Models;

/// <summary>The models in memory of this node. A model is loaded at its first use, and unloaded when no campaign or recommender needs it and no request uses it.</summary>
public sealed class LoadedModels(ServiceRecords records, ModelFiles files) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>The number of models.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _places.Count;
        }
    }

    /// <summary>Whether the model of a solution version is in memory.</summary>
    internal bool IsLoaded(string versionArn)
    {
        lock (_gate)
            return _places.TryGetValue(versionArn, out var place) && place.Model.IsValueCreated;
    }

    /// <summary>Leases the model of a solution version, and loads it if needed.</summary>
    /// <exception cref="InvalidDataException">The model's folder is missing or damaged.</exception>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException: the solution version was deleted.</exception>
    internal ModelLease Rent(string versionArn)
    {
        Place? place;
        lock (_gate)
        {
            if (!_places.TryGetValue(versionArn, out place))
                _places.Add(versionArn, place = new(new(() => Open(versionArn))));
            place.Leases++;
        }

        try
        {
            return new(place.Model.Value, place.GiveBack ??= () => GiveBack(place));
        }
        catch
        {
            // A failed load is not kept, so that the next request tries again.
            lock (_gate)
                Retire(versionArn, place);
            GiveBack(place);
            throw;
        }
    }

    /// <summary>Unloads the models that no campaign or recommender needs any longer.</summary>
    internal void ReleaseUnused()
    {
        var used = records.Current.All.OfType<IServesSolutionVersions>().SelectMany(serving => serving.Versions).ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var (arn, place) in _places.Where(place => !used.Contains(place.Key)).ToArray())
                Retire(arn, place);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var (arn, place) in _places.ToArray())
                Retire(arn, place);
        }
    }

    private LoadedModel Open(string versionArn)
    {
        var version = records.Current.Get<SolutionVersionResource>(versionArn);
        return version is { Status: Statuses.Active, Model: { } model }
            ? LoadedModel.Open(version, files.PathOf(model))
            : throw ServiceErrors.InvalidInput($"The solution version {versionArn} is {version.Status}; only an ACTIVE one has a model.");
    }

    private void GiveBack(Place place)
    {
        lock (_gate)
        {
            place.Leases--;
            DisposeIfDone(place);
        }
    }

    private void Retire(string arn, Place place)
    {
        if (_places.TryGetValue(arn, out var current) && current == place)
            _places.Remove(arn);
        place.IsRetired = true;
        DisposeIfDone(place);
    }

    private static void DisposeIfDone(Place place)
    {
        if (place is { IsRetired: true, Leases: 0, Model.IsValueCreated: true })
            place.Model.Value.Dispose();
    }

    private sealed class Place(Lazy<LoadedModel> model)
    {
        public Lazy<LoadedModel> Model { get; } = model;

        public int Leases { get; set; }

        public bool IsRetired { get; set; }

        /// <summary>The delegate that all leases share, so that a lease allocates none.</summary>
        public Action? GiveBack { get; set; }
    }
}
